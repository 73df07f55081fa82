import type { CollectionBeforeChangeHook } from 'payload'

/** Whoever gives no name is called by the first part of the address, so that nobody is "untitled" to others. */
export const nameAfterAddress: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const name: unknown = data.name ?? originalDoc?.name
  if (typeof name === 'string' && name.trim() !== '') return data
  const address: unknown = data.email ?? originalDoc?.email
  return typeof address === 'string' ? { ...data, name: address.split('@')[0] } : data
}
