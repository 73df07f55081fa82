import type { CollectionBeforeChangeHook } from 'payload'

/** A headline that a person wrote is nobody's inference any more. */
export const noteEditedHeadline: CollectionBeforeChangeHook = ({ data, originalDoc, req }) =>
  req.user && typeof data.headline === 'string' && data.headline !== originalDoc?.headline
    ? { ...data, headlineOrigin: 'edited' }
    : data
