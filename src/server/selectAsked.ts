import type {
  ConstArgumentNode,
  DocumentNode,
  FieldNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql'
import { Kind, OperationTypeNode } from 'graphql'
import type { FlattenedField, SanitizedCollectionConfig, SanitizedConfig } from 'payload'
import { formatNames, toWords } from 'payload'

import { isHeedingSelect } from '../access/heedsSelect.ts'

/**
 * Makes questions read only what they ask for. Payload's resolvers read whole documents, texts and all,
 * unless told `select: true`, and count all that could be found unless told `pagination: false`. Answers are
 * the same to the byte with them wherever all of this holds, and elsewhere a question stays as it is:
 *
 * - one query with one field at its root: resolvers of several share the select of the last
 * - no fragments, no directives, no field twice: Payload's select knows of one selection each
 * - plain fields, groups, lists and relations to one collection, none of them virtual or a join
 * - in collections where no hook or rule of a host looks at what is read
 * - and not counted only where nothing but documents is asked for, and how many is written in the question
 *
 * @returns a function from a valid document to the one to execute
 */
export const createSelectAsked = ({
  collections,
}: Pick<SanitizedConfig, 'collections'>): ((document: DocumentNode) => DocumentNode) => {
  const open = new Map<string, SanitizedCollectionConfig>(
    collections.filter(isOpen).map((collection) => [collection.slug, collection]),
  )
  const roots = new Map([...open.values()].flatMap(rootsOf))

  return (document) => {
    const [operation, ...others] = document.definitions
    if (others.length > 0 || operation?.kind !== Kind.OPERATION_DEFINITION) return document
    if (operation.operation !== OperationTypeNode.QUERY) return document
    const [field, ...siblings] = fieldsIn(operation.selectionSet) ?? []
    const root = field && roots.get(field.name.value)
    if (!root || siblings.length > 0 || hasArgument(field, 'select')) return document
    const asked = root.isList ? docsIn(field) : field.selectionSet
    const isSimple = asked && isPlain({ fields: root.fields, of: asked, open })
    if (!isSimple) return document
    const isUncounted = root.isList && isOnlyDocs(field) && hasOwnLimit(field)
    return withArguments({ document, field, more: isUncounted ? [select, uncounted] : [select] })
  }
}

type Open = ReadonlyMap<string, SanitizedCollectionConfig>

type Root = [string, { fields: FlattenedField[]; isList: boolean }]

/** The fields of the schema's root that answer with documents, as Payload names them. */
const rootsOf = ({ flattenedFields: fields, graphQL, slug }: SanitizedCollectionConfig): Root[] => {
  const usual = formatNames(slug)
  const names: { pluralName?: string; singularName?: string } = graphQL || {}
  const one = names.singularName ? toWords(names.singularName, true) : usual.singular
  const many = names.pluralName ? toWords(names.pluralName, true) : usual.plural
  if (one === many) return []
  return [
    [one, { fields, isList: false }],
    [many, { fields, isList: true }],
  ]
}

/** Whether all that runs when such documents are read is known to heed what is selected. */
const isOpen = ({ fields, flattenedFields, hooks }: SanitizedCollectionConfig): boolean => {
  const { afterOperation, afterRead, beforeOperation, beforeRead } = hooks
  const running = [beforeOperation, beforeRead, afterRead, afterOperation, runningIn(fields)].flat()
  return flattenedFields.length > 0 && running.every((one) => isHeedingSelect(one))
}

/** Everything that runs when fields are read, whatever they stand in. */
const runningIn = (fields: readonly unknown[]): object[] =>
  fields.flatMap((field) => {
    const { access, blocks, fields: inner, hooks, tabs } = field as Parts
    return [
      ...(hooks?.afterRead ?? []),
      ...(access?.read ? [access.read] : []),
      ...runningIn([...(inner ?? []), ...(tabs ?? []), ...(blocks ?? [])]),
    ]
  })

type Parts = {
  access?: { read?: object }
  blocks?: unknown[]
  fields?: unknown[]
  hooks?: { afterRead?: object[] }
  tabs?: unknown[]
}

/** The fields of a selection; null where there is anything but fields, or one twice. */
const fieldsIn = (set: SelectionSetNode | undefined): FieldNode[] | null => {
  if (!set) return null
  const fields = set.selections.filter(isBare)
  const names = new Set(fields.map(({ name }) => name.value))
  return names.size === set.selections.length ? fields : null
}

const isBare = (one: SelectionNode): one is FieldNode =>
  one.kind === Kind.FIELD && !one.directives?.length && !one.name.value.startsWith('__')

const docsIn = (field: FieldNode): SelectionSetNode | undefined =>
  fieldsIn(field.selectionSet)?.find(({ name }) => name.value === 'docs')?.selectionSet

const isPlain = ({
  fields,
  of,
  open,
}: {
  fields: FlattenedField[]
  of: SelectionSetNode
  open: Open
}): boolean =>
  fieldsIn(of)?.every(({ name: { value: name }, selectionSet }) => {
    if (name === 'id') return true
    const field = fields.find((one) => one.name === name)
    if (!field || ('virtual' in field && field.virtual)) return false
    if (!selectionSet) return leaves.has(field.type)
    const inner = innerFields({ field, open })
    return inner !== null && isPlain({ fields: inner, of: selectionSet, open })
  }) ?? false

/** Kinds of fields that are read by themselves. */
const leaves: ReadonlySet<string> = new Set<FlattenedField['type']>([
  'checkbox',
  'code',
  'date',
  'email',
  'json',
  'number',
  'radio',
  'richText',
  'select',
  'text',
  'textarea',
])

const innerFields = ({
  field,
  open,
}: {
  field: FlattenedField
  open: Open
}): FlattenedField[] | null => {
  if (field.type === 'group' || field.type === 'array' || field.type === 'tab') {
    return field.flattenedFields
  }
  if (field.type !== 'relationship' || typeof field.relationTo !== 'string') return null
  return open.get(field.relationTo)?.flattenedFields ?? null
}

const hasArgument = (field: FieldNode, name: string): boolean =>
  field.arguments?.some((one) => one.name.value === name) ?? false

const isOnlyDocs = ({ selectionSet }: FieldNode): boolean => selectionSet?.selections.length === 1

/** Without paging a limit that is not given is another one. */
const hasOwnLimit = (field: FieldNode): boolean =>
  !hasArgument(field, 'pagination') &&
  (field.arguments?.some(({ name, value }) => name.value === 'limit' && value.kind === Kind.INT) ??
    false)

const withArguments = ({
  document,
  field,
  more,
}: {
  document: DocumentNode
  field: FieldNode
  more: readonly ConstArgumentNode[]
}): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? {
          ...definition,
          selectionSet: {
            ...definition.selectionSet,
            selections: [{ ...field, arguments: [...(field.arguments ?? []), ...more] }],
          },
        }
      : definition,
  ),
})

const argument = (name: string, value: boolean): ConstArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: name },
  value: { kind: Kind.BOOLEAN, value },
})

const select = argument('select', true)
const uncounted = argument('pagination', false)
