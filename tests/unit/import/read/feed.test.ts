import { describe, expect, it } from 'vitest'

import { sha256Hex } from '../../../../src/text/hash.ts'
import { documents, failures, filler, keysOf, passedOver, readStream, textOf } from './helpers.ts'

const read = (...chunks: (string | Uint8Array)[]) => readStream({ chunks, format: 'xml' })

const namespaces =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:atom="http://www.w3.org/2005/Atom"'
const rss = (...items: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${namespaces}><channel><title>قناة</title><link>https://example.org</link><atom:link rel="self" href="https://example.org/feed"/><image><title>x</title></image>\n${items.join('\n')}\n</channel></rss>`

describe('RSS', () => {
  it('is a document an item, with what the item says of itself', async () => {
    const [item, ...more] = await read(
      rss(`<item><title>عنوان &amp;laquo;أول&amp;raquo;</title><link>https://example.org/1</link>
        <guid isPermaLink="false">g1</guid><pubDate>Tue, 19 Sep 2023 18:00:00 +0300</pubDate>
        <dc:creator>محرر الأخبار</dc:creator><category>سياسة</category><category domain="https://example.org/tags">اقتصاد</category>
        <source url="https://example.org/rss">صحيفة الأفق</source><description>ملخص</description>
        <content:encoded><![CDATA[<p>فقرة&nbsp;أولى</p>
        <script>alert(1)</script><ul><li>بند</li></ul>سطر<br>آخر]]></content:encoded></item>`),
    )
    expect(more).toEqual([])
    expect(item).toMatchObject({
      adapter: 'feed',
      file: '-#1',
      ignored: [],
      metadata: {
        author: 'محرر الأخبار',
        categories: ['سياسة', 'اقتصاد'],
        id: 'g1',
        published: '2023-09-19T18:00:00+03:00',
        source: 'صحيفة الأفق',
        title: 'عنوان «أول»',
        url: 'https://example.org/1',
      },
      sourceKey: 'g1',
    })
    expect(textOf(item)).toBe('فقرة أولى\n\n• بند\n\nسطر\n\nآخر')
  })

  it.each([
    ['the guid', '<guid>g</guid><link>https://example.org/1</link>', 'g'],
    ['the link', '<link>https://example.org/1</link>', 'https://example.org/1'],
    ['its text', '', `text-sha256:${sha256Hex('نص')}`],
  ])('is known by %s', async (_name, elements, key) => {
    const items = await read(rss(`<item>${elements}<description>نص</description></item>`))
    expect(keysOf(items)).toEqual([key])
  })

  it('has an author by his name, not by his address', async () => {
    const items = await read(
      rss(
        '<item><guid>1</guid><author>a@example.org (محرر)</author></item>',
        '<item><guid>2</guid><author>a@example.org</author></item>',
      ),
    )
    expect(documents(items).map(({ metadata }) => metadata.author)).toEqual(['محرر', undefined])
  })

  it('makes up no date', async () => {
    const dates = ['yesterday', '32 Jan 2024 10:00:00 GMT', '2024-05-01', '']
    const items = await read(
      rss(...dates.map((date, at) => `<item><guid>${at}</guid><pubDate>${date}</pubDate></item>`)),
    )
    expect(documents(items).map(({ ignored, metadata }) => [metadata.published, ignored])).toEqual([
      [undefined, ['published']],
      [undefined, ['published']],
      ['2024-05-01', []],
      [undefined, []],
    ])
  })

  it('1.0 is read too, its items beside the channel', async () => {
    const items = await read(
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><title>x</title></channel><item rdf:about="u"><title>عنوان</title><link>https://example.org/1</link><d:date>2024-05-01T10:00:00Z</d:date><description>نص</description></item></rdf:RDF>',
    )
    expect(items).toMatchObject([
      {
        metadata: { published: '2024-05-01T10:00:00Z', title: 'عنوان' },
        sourceKey: 'https://example.org/1',
      },
    ])
  })
})

describe('Atom', () => {
  it('is read with its links, people and kinds of text', async () => {
    const items = await read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><author><name>الموقع</name></author>
      <entry><id>urn:1</id><title type="html">&lt;b&gt;عنوان&lt;/b&gt;</title><link rel="via" href="https://example.org/via"/><link href="https://example.org/1"/>
      <published>2024-05-01T10:00:00.5+02:00</published><updated>2025-01-01T00:00:00Z</updated><author><name>محرر</name><uri>https://example.org</uri></author>
      <category term="politics" label="سياسة"/><source><id>x</id><title>صحيفة الأفق</title></source>
      <content type="html">&lt;p&gt;فقرة&lt;/p&gt;&lt;p&gt;أخرى&lt;/p&gt;</content></entry>
      <entry><id>urn:2</id><title>ب</title><updated>2025-01-01T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>أ &lt; ب</p><p>ج</p></div></content></entry>
      <entry><id>urn:3</id><title>ج</title><summary>a &lt;b&gt; c</summary></entry></feed>`,
    )
    expect(items[0]).toMatchObject({
      metadata: {
        author: 'محرر',
        categories: ['سياسة'],
        id: 'urn:1',
        published: '2024-05-01T10:00:00+02:00',
        source: 'صحيفة الأفق',
        title: 'عنوان',
        url: 'https://example.org/1',
      },
    })
    // When an entry was changed is not when it was published.
    expect(documents(items)[1]?.metadata.published).toBeUndefined()
    expect(items.map(textOf)).toEqual(['فقرة\n\nأخرى', 'أ < ب\n\nج', 'a <b> c'])
  })
})

describe('a WordPress export', () => {
  const post = ({ id, status = 'publish', type = 'post', more = '' }: Record<string, string>) =>
    `<item><title>عنوان</title><guid isPermaLink="false">https://example.org/?p=${id}</guid><pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status><wp:post_date_gmt>2024-05-01 10:00:00</wp:post_date_gmt>${more}</item>`

  it('gives public posts and pages, and passes over what is not', async () => {
    const items = await read(
      rss(
        post({ id: '1' }),
        post({ id: '2', type: 'page' }),
        post({ id: '3', type: 'attachment' }),
        post({ id: '4', type: 'nav_menu_item' }),
        ...['draft', 'private', 'trash', 'pending', 'future'].map((status) =>
          post({ id: '5', status }),
        ),
        post({ id: '6', more: '<wp:post_password>x</wp:post_password>' }),
      ),
    )
    expect(documents(items).map(({ sourceKey }) => sourceKey)).toEqual([
      'https://example.org/?p=1',
      'https://example.org/?p=2',
    ])
    expect(passedOver(items)).toHaveLength(8)
    expect(documents(items)[0]?.metadata.published).toBe('2024-05-01T10:00:00Z')
  })

  it('has its lines for paragraphs, its shortcodes dropped, its taxonomies told apart', async () => {
    const more = `<category domain="category" nicename="x"><![CDATA[سياسة]]></category><category domain="post_tag" nicename="y"><![CDATA[نفط]]></category><category domain="post_format" nicename="z"><![CDATA[Video]]></category><category domain="category"><![CDATA[Uncategorized]]></category>
      <content:encoded><![CDATA[فقرة أولى <b>مهمة</b>
[caption id="a"]<img src="x"> وصف[/caption]

فقرة ثانية]]></content:encoded>`
    const [item] = await read(rss(post({ id: '1', more })))
    expect(item).toMatchObject({ metadata: { categories: ['سياسة', 'نفط'] } })
    expect(textOf(item)).toBe('فقرة أولى مهمة\n\nوصف\n\nفقرة ثانية')
  })
})

describe('a feed that is not as it should be', () => {
  it('expands no entity of its own and reads no file', async () => {
    const laughs = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    )
    const items = await read(
      `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs.join('')}<!ENTITY x SYSTEM "file:///etc/hostname">]>\n`,
      '<rss><channel><item><guid>1</guid><description>نص &l9; &x; &nbsp;هنا</description></item></channel></rss>',
    )
    expect(items.map(textOf)).toEqual(['نص &l9; &x; هنا'])
  })

  it('loses a broken item with its line and byte, and no other', async () => {
    const items = await read(
      '<rss><channel>\n<item><guid>1</guid><title>a & b</title></item>\n',
      '<item><guid>2<title>x</item>\n<item><guid>3</guid>\n<item><guid>4</guid></item></channel></rss>',
    )
    expect(items).toMatchObject([
      { metadata: { title: 'a & b' }, sourceKey: '1' },
      {
        message: expect.stringContaining('line 3, from byte 63 on') as string,
        reason: 'bad-record',
      },
      {
        message: expect.stringContaining('line 4, from byte 92 on') as string,
        reason: 'bad-record',
      },
      { sourceKey: '4' },
    ])
  })

  it('that breaks off gives what came before, then its end', async () => {
    const whole = rss('<item><guid>1</guid></item>', '<item><guid>2</guid></item>')
    const end = whole.indexOf('2</guid>')
    const items = await read(whole.slice(0, end))
    expect(items).toMatchObject([
      { sourceKey: '1' },
      {
        message: expect.stringContaining(
          `byte ${Buffer.byteLength(whole.slice(0, end))}`,
        ) as string,
        reason: 'bad-record',
      },
    ])
  })

  it.each([
    ['rubbish', [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 60, 7])], 'bad-record'],
    ['a page', ['<html><body><item>x</item></body></html>'], 'bad-record'],
    ['nothing', [''], 'bad-record'],
    ['a feed without items', [rss()], 'empty'],
  ])('that is %s is told once', async (_name, chunks, reason) => {
    expect(await read(...chunks)).toMatchObject([{ kind: 'failure', reason }])
  })

  it.each([
    [
      '50 MB in an element',
      50e6,
      '<item><guid>1</guid><description>',
      '</description></item>',
      'too-large',
    ],
    [
      'a section longer than the limit',
      17e6,
      '<item><guid>1</guid><description><![CDATA[',
      ']]></description></item>',
      'too-large',
    ],
    ['a long attribute', 1e6, '<item><guid>1</guid><x y="', '"/></item>', 'bad-record'],
    ['a long comment', 1e6, '<item><guid>1</guid><!--', '--></item>', 'bad-record'],
  ])('with %s is read on after it', async (_name, bytes, before, after, reason) => {
    const items = await read(
      '<rss><channel>',
      before,
      ...filler({ bytes }),
      after,
      '<item><guid>2</guid></item></channel></rss>',
    )
    expect(items).toMatchObject([{ kind: 'failure', reason }, { sourceKey: '2' }])
    expect(failures(items)[0]?.bytes.length).toBeLessThan(100_000)
  })

  it.each([
    ['declared', 'windows-1256', ' encoding="windows-1256"'],
    ['not declared', 'windows-1256', ''],
    ['declared to be another', 'windows-1256', ' encoding="utf-8"'],
  ])('in windows-1256, %s, is read', async (_name, _encoding, declaration) => {
    const words = Buffer.from([0xdd, 0xed, 0x20, 0xc7, 0xe1, 0xe3, 0xcf, 0xed, 0xe4, 0xc9])
    const items = await read(
      `<?xml version="1.0"${declaration}?><rss><channel><item><guid>1</guid><description>`,
      words,
      ' ',
      words,
      '</description></item></channel></rss>',
    )
    expect(items.map(textOf)).toEqual(['في المدينة في المدينة'])
  })

  it('in UTF-16 is read, and its bytes are counted in it', async () => {
    const items = await read(
      Buffer.from(
        '\uFEFF<rss><channel><item><guid>1</guid><title>x</item><item><guid>في</guid></item></channel></rss>',
        'utf16le',
      ),
    )
    expect(items).toMatchObject([
      { message: expect.stringContaining('byte 28 on') as string },
      { sourceKey: 'في' },
    ])
  })
})
