import type { Payload } from 'payload'

import { richText } from '../../../src/text/richText.ts'
import type { Subject, World } from '../../helpers/readSide/everyState.ts'
import { wordsOf } from '../../helpers/readSide/everyState.ts'

/** Articles that could go out at once, of one source of the house, each with a tag of its own beside that of all. */
export const makeDrafts = async ({
  count,
  payload,
}: {
  count: number
  payload: Payload
}): Promise<{ subjects: Subject[]; world: Pick<World, 'source' | 'tag'> }> => {
  const tagNamed = (label: string) =>
    payload.create({ collection: 'tags', data: { label, status: 'approved' } })
  const shared = await tagNamed('وسم الجميع')
  const own = { kind: 'own', name: 'الدار' } as const
  const source = await payload.create({ collection: 'sources', data: own })
  const subjects: Subject[] = []
  for (let at = 0; at < count; at += 1) {
    const words = wordsOf(`number${at}`)
    const tag = await tagNamed(`وسم ${words.name}`)
    const said = `نص الخبر ${words.text}. `.repeat(20)
    const { id, publicId, slug } = await payload.create({
      collection: 'articles',
      data: {
        _status: 'draft',
        body: richText({ blocks: [{ kind: 'paragraph', text: said }] }),
        corrections: [
          { at: '2026-01-01T00:00:00Z', kind: 'correction', text: `تصويب ${words.text}` },
        ],
        headline: `عنوان ${words.text}`,
        headlineOrigin: 'given',
        source: source.id,
        stage: 'ready',
        tags: [shared.id, tag.id],
      } as never,
      depth: 0,
    })
    const ids = { id, publicId: String(publicId), slug: String(slug) }
    subjects.push({ ...words, ...ids, tag: String(tag.slug) })
  }
  return { subjects, world: { source: String(source.slug), tag: String(shared.slug) } }
}
