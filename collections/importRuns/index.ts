import type { CollectionConfig } from 'payload'

import { clampReads } from '../../src/access/clampReads.ts'
import { label, optionsOf } from '../../src/translations/label.ts'
import type { CollectionContext } from '../context.ts'
import { translatedGroup } from '../shared/group.ts'
import { readableJson } from '../shared/readableJson.ts'

/** One row a run of the import: what was asked, how far it came, what became of every document. */
export const importRuns = (context: CollectionContext): CollectionConfig => {
  const { rules, slugs } = context
  return {
    slug: slugs.importRuns,
    labels: { plural: label('importRuns:plural'), singular: label('importRuns:singular') },
    access: { create: rules.nobody, delete: rules.nobody, read: rules.look, update: rules.nobody },
    admin: {
      components: {
        beforeListTable: ['payload-nashra/admin#ImportRunLink'],
        edit: { beforeDocumentControls: ['payload-nashra/admin#ImportRunLink'] },
      },
      defaultColumns: ['started', 'state', 'input', 'ended'],
      enableListViewSelectAPI: true,
      group: translatedGroup('imports'),
      useAsTitle: 'input',
    },
    defaultSort: '-started',
    disableDuplicate: true,
    hooks: { beforeOperation: [clampReads(context)] },
    lockDocuments: false,
    fields: [
      { name: 'input', type: 'text', label: label('importRuns:input'), required: true },
      {
        name: 'state',
        type: 'select',
        label: label('importRuns:state'),
        index: true,
        options: optionsOf({
          section: 'runState',
          values: ['running', 'finished', 'failed', 'rolledBack'],
        }),
        required: true,
        admin: { position: 'sidebar' },
      },
      {
        name: 'started',
        type: 'date',
        label: label('importRuns:started'),
        index: true,
        required: true,
        admin: { date: { pickerAppearance: 'dayAndTime' }, position: 'sidebar' },
      },
      {
        name: 'ended',
        type: 'date',
        label: label('importRuns:ended'),
        admin: { date: { pickerAppearance: 'dayAndTime' }, position: 'sidebar' },
      },
      readableJson({ name: 'options', labelKey: 'importRuns:options' }),
      readableJson({ name: 'counters', labelKey: 'importRuns:counters' }),
      readableJson({ name: 'cursor', labelKey: 'importRuns:cursor' }),
      readableJson({ name: 'report', labelKey: 'importRuns:report' }),
    ],
  }
}
