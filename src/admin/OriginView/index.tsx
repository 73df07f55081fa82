import { SetStepNav } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'
import type { DocumentViewServerProps } from 'payload'

import type { Slugs } from '../../../collections/slugs.ts'
import { originOf } from '../../desk/origin/originOf.ts'
import { translate } from '../../translations/label.ts'
import { Edited } from './Edited.tsx'
import { Original } from './Original.tsx'
import { OriginReader } from './OriginReader.tsx'
import type { Say } from './say.ts'
import { DocumentFacts, Notes, Summary } from './Summary.tsx'

/** The original beside the article: the tab of an article that shows what became of its document. */
export const OriginView = async ({
  doc,
  initPageResult: { docID, req },
  slugs,
}: DocumentViewServerProps & { slugs: Slugs }) => {
  const { i18n } = req
  const say: Say = (key) => translate({ key, t: i18n.t })
  const origin = await originOf({ article: String(docID), req, slugs })
  const { document } = origin
  // Digits as the panel's own: Latin in both languages.
  const locale = i18n.language === 'ar' ? 'ar-u-nu-latn' : 'en'
  const shared = { locale, origin, say }
  const { admin } = req.payload.config.routes
  const hrefOf = (collection: string) => (id: string) =>
    formatAdminURL({ adminRoute: admin, path: `/collections/${collection}/${id}` })
  const documentHref = hrefOf(slugs.documents)
  const { headline } = doc as { headline?: null | string }
  const list = `/collections/${slugs.articles}` as const
  const steps = [
    { label: say('articles:plural'), url: formatAdminURL({ adminRoute: admin, path: list }) },
    {
      label: headline?.trim() || say('worklistView:noHeadline'),
      url: hrefOf(slugs.articles)(String(docID)),
    },
    { label: say('originView:tab') },
  ]
  return (
    <div className="gutter gutter--left gutter--right nashra-origin">
      <SetStepNav nav={steps} />
      <Notes {...shared} />
      <OriginReader
        says={{
          change: say('originView:change'),
          keys: say('originView:keys'),
          next: say('originView:next'),
          none: say('originView:noChange'),
          of: say('originView:of'),
          previous: say('originView:previous'),
        }}
        summary={<Summary {...shared} />}
        isCompared={origin.base !== null}
      >
        <section className="nashra-origin__side nashra-origin__side--original">
          <h2>{say('originView:original')}</h2>
          {document ? (
            <>
              <DocumentFacts
                {...shared}
                document={document}
                documentHref={documentHref}
                runHref={hrefOf(slugs.importRuns)}
              />
              {origin.base === null && (
                <p className="nashra-origin__note">{say('originView:unread')}</p>
              )}
              <Original document={document} origin={origin} say={say} />
            </>
          ) : (
            <p className="nashra-origin__note">{say('originView:byHand')}</p>
          )}
        </section>
        <section className="nashra-origin__side">
          <h2>{say('originView:edited')}</h2>
          <div data-edited>
            <Edited {...shared} documentHref={documentHref} />
          </div>
        </section>
      </OriginReader>
    </div>
  )
}
