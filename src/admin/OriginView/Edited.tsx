import type { BodyRow, FieldOrigin, Origin, OriginField } from '../../desk/origin/types.ts'
import type { Say } from './say.ts'
import { Words } from './Words.tsx'

type Props = {
  /** Address of a document in the panel. */
  documentHref: (id: string) => string
  locale: string
  origin: Origin
  say: Say
}

/** The article as it is, each value with where it came from. */
export const Edited = ({ documentHref, locale, origin, say }: Props) => {
  const shared = { documentHref, isCompared: origin.base !== null, locale, say }
  const { body, fields } = origin
  return (
    <>
      <dl className="nashra-origin__fields">
        {[...byName(fields)].map(([name, values]) => (
          <div key={name} className="nashra-origin__field">
            <dt>{say(`articles:${name}`)}</dt>
            <dd>
              {values.map((field, at) => (
                <Value key={at} {...shared} field={field} origin={origin} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <h3 className="nashra-origin__text-title">{say('articles:body')}</h3>
      <WhereFrom {...shared} field={fields.find(({ field }) => field === 'body')} />
      <div className="nashra-origin__text" dir="rtl" lang="ar">
        {body.rows.map((row, at) => (
          <Paragraph
            key={at}
            at={at}
            isFirst={at === 0}
            row={shared.isCompared ? row : plain(row)}
            say={say}
          />
        ))}
      </div>
    </>
  )
}

/** The values of each field that has any, the text left out. */
const byName = (fields: readonly FieldOrigin[]): Map<OriginField, FieldOrigin[]> => {
  const found = new Map<OriginField, FieldOrigin[]>()
  for (const one of fields) {
    if (one.field === 'body' || one.kind === 'none') continue
    found.set(one.field, [...(found.get(one.field) ?? []), one])
  }
  return found
}

/** A paragraph of a text that is compared with nothing. */
const plain = (row: BodyRow): BodyRow => ({
  ...row,
  kind: 'kept',
  parts: row.parts.map((part) => ({ ...part, kind: 'kept' })),
})

const Value = ({
  field,
  origin,
  ...shared
}: Props & { isCompared: boolean } & { field: FieldOrigin }) => {
  const { headline } = origin
  const { locale, say } = shared
  const isMarked =
    field.field === 'headline' &&
    field.kind === 'editor' &&
    headline?.some(({ kind }) => kind !== 'kept')
  return (
    <div
      className={`nashra-origin__value nashra-origin__value--${field.field}`}
      data-span={spanOf(field.span)}
    >
      <bdi>
        {isMarked ? (
          <Words id="headline" parts={headline ?? []} say={say} side="new" />
        ) : (
          shown({ field, locale, say })
        )}
      </bdi>
      <WhereFrom {...shared} field={field} />
    </div>
  )
}

/** In words; where it stands in the document, a button that shows it there. */
const WhereFrom = ({
  documentHref,
  field,
  isCompared,
  locale,
  say,
}: Omit<Props, 'origin'> & { isCompared: boolean } & { field: FieldOrigin | undefined }) => {
  if (!field || field.kind === 'none') return null
  const { elsewhere, kind, metadata, since, span, was } = field
  // A text has always somebody's first words; of another value an editor's may be the first.
  const isChange =
    kind === 'editor' && (was !== undefined || (field.field === 'body' && isCompared))
  const words = say(`originKind:${isChange ? 'edited' : kind}`)
  return (
    <span className="nashra-origin__from">
      {span ? (
        <button className="nashra-origin__show" data-show type="button">
          {words}
        </button>
      ) : (
        words
      )}
      {metadata && <bdi>{metadata}</bdi>}
      {since && <time dateTime={since}>{momentIn({ at: since, locale })}</time>}
      {elsewhere && (
        <a href={documentHref(elsewhere.document)}>
          <bdi>{elsewhere.sourceKey}</bdi>
        </a>
      )}
      {was !== undefined && !(span && field.field === 'headline') && (
        <span>
          {say('originView:itWas')} <bdi>{was}</bdi>
        </span>
      )}
    </span>
  )
}

const Paragraph = ({
  at,
  isFirst,
  row,
  say,
}: {
  at: number
  isFirst: boolean
  row: BodyRow
  say: Say
}) => {
  const said = row.kind === 'kept' || row.kind === 'changed' ? null : say(`originRow:${row.kind}`)
  return (
    <div
      className={`nashra-origin__row nashra-origin__row--${row.kind}`}
      data-span={spanOf(row.span)}
    >
      <button
        aria-label={
          row.new === null
            ? say('originView:removedParagraph')
            : `${say('originView:paragraph')} ${row.new + 1}`
        }
        className="nashra-origin__number"
        data-row
        data-show
        tabIndex={isFirst ? 0 : -1}
        type="button"
      >
        {row.new === null ? '–' : row.new + 1}
      </button>
      <p>
        {said && <span className="nashra-origin__said-too">{said}</span>}
        <Words id={`row${at}`} parts={row.parts} say={say} side="new" />
      </p>
    </div>
  )
}

const spanOf = (span: null | undefined | { end: number; start: number }): string | undefined =>
  span ? `${span.start}-${span.end}` : undefined

/** Precision and moment of a date as a reader reads them; anything else as it is. */
const shown = ({
  field: { field, value },
  locale,
  say,
}: {
  field: FieldOrigin
  locale: string
  say: Say
}) => {
  if (field !== 'originalPublishedAt' || value === null) return value
  const [precision = '', at = ''] = value.split(' ')
  const style = (styles as Record<string, Intl.DateTimeFormatOptions | undefined>)[precision]
  return style
    ? new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(at))
    : say('datePrecision:unknown')
}

const styles = {
  day: { dateStyle: 'long' },
  month: { month: 'long', year: 'numeric' },
  time: { dateStyle: 'long', timeStyle: 'short' },
  year: { year: 'numeric' },
} as const

export const momentIn = ({ at, locale }: { at: string; locale: string }): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
