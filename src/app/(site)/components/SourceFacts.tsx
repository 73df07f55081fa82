import type { ReactNode } from 'react'

import type { SourceView } from '../data/sourceBySlug.ts'
import { Isolated } from '../richText/Isolated.tsx'
import { strings } from '../words/strings.ts'

/** What is known of a source, and what it lets others do with its texts. */
export const SourceFacts = ({ source }: { source: SourceView }) => (
  <dl className="facts">
    <Fact name={strings.source.kind}>{strings.sourceKind[source.kind]}</Fact>
    {source.homepage ? (
      <Fact name={strings.source.homepage}>
        <a dir="ltr" href={source.homepage} rel="noopener external">
          {new URL(source.homepage).hostname}
        </a>
      </Fact>
    ) : null}
    <Fact name={strings.source.terms}>{strings.republish[source.republish]}</Fact>
    {source.usageTerms ? (
      <Fact name={strings.source.usageTerms}>
        <Isolated text={source.usageTerms} />
      </Fact>
    ) : null}
    {source.license ? (
      <Fact name={strings.source.license}>
        <Isolated text={source.license} />
      </Fact>
    ) : null}
    {source.copyright ? (
      <Fact name={strings.source.copyright}>
        <Isolated text={source.copyright} />
      </Fact>
    ) : null}
  </dl>
)

const Fact = ({ children, name }: { children: ReactNode; name: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
