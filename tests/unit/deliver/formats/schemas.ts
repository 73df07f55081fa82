/**
 * The rules of the two kinds of sitemaps as XML Schema, as far as an archive of news goes by them
 * (sitemaps.org/protocol.html; Google, "Create a news sitemap"), in one file that imports nothing from elsewhere.
 */
const sitemaps = 'http://www.sitemaps.org/schemas/sitemap/0.9'

const moment = `<xs:simpleType name="moment"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
<xs:simpleType name="address"><xs:restriction base="xs:anyURI"><xs:minLength value="12"/>
<xs:maxLength value="2048"/><xs:pattern value="https?://.*"/></xs:restriction></xs:simpleType>`

const schema = (inner: string, imports = '') =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${sitemaps}" targetNamespace="${sitemaps}"
  elementFormDefault="qualified">${imports}${moment}${inner}</xs:schema>`

export const sitemapIndexSchema =
  schema(`<xs:element name="sitemapindex"><xs:complexType><xs:sequence>
<xs:element name="sitemap" maxOccurs="50000"><xs:complexType><xs:sequence>
<xs:element name="loc" type="address"/><xs:element name="lastmod" type="moment" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>`)

export const sitemapSchema = schema(`<xs:element name="urlset"><xs:complexType><xs:sequence>
<xs:element name="url" minOccurs="0" maxOccurs="50000"><xs:complexType><xs:sequence>
<xs:element name="loc" type="address"/><xs:element name="lastmod" type="moment" minOccurs="0"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>`)

const news = 'http://www.google.com/schemas/sitemap-news/0.9'

/** What stands under "news", by the file name under which the sitemap's own schema imports it. */
export const newsSchema = {
  contents: `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${news}" targetNamespace="${news}"
elementFormDefault="qualified"><xs:simpleType name="words"><xs:restriction base="xs:string">
<xs:pattern value="\\S(.*\\S)?"/></xs:restriction></xs:simpleType>
<xs:simpleType name="language"><xs:restriction base="xs:string"><xs:pattern value="zh-cn|zh-tw|[a-z]{2,3}"/>
</xs:restriction></xs:simpleType>
<xs:simpleType name="moment"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
<xs:element name="news"><xs:complexType><xs:sequence>
<xs:element name="publication"><xs:complexType><xs:sequence><xs:element name="name" type="words"/>
<xs:element name="language" type="language"/></xs:sequence></xs:complexType></xs:element>
<xs:element name="publication_date" type="moment"/><xs:element name="title" type="words"/>
</xs:sequence></xs:complexType></xs:element></xs:schema>`,
  fileName: 'news.xsd',
}

export const newsSitemapSchema = schema(
  `<xs:element name="urlset"><xs:complexType><xs:sequence>
<xs:element name="url" minOccurs="0" maxOccurs="1000"><xs:complexType><xs:sequence>
<xs:element name="loc" type="address"/><xs:element xmlns:news="${news}" ref="news:news"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>`,
  `<xs:import namespace="${news}" schemaLocation="news.xsd"/>`,
)
