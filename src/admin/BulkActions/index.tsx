'use client'

import {
  Button,
  Popup,
  PopupList,
  toast,
  useAuth,
  useConfig,
  useListQuery,
  useRouteCache,
  useSelection,
  useTranslation,
} from '@payloadcms/ui'
import type { Where } from 'payload'
import { formatAdminURL, mergeListSearchAndWhere } from 'payload/shared'
import { useState } from 'react'

import type { Role } from '../../access/roles.ts'
import type { ActionName } from '../../desk/actions/table.ts'
import { actionNames, actions } from '../../desk/actions/table.ts'
import { mostInPanel } from '../../desk/bulk/limits.ts'
import { translate } from '../../translations/label.ts'
import { ActionDialog } from '../ArticleActions/ActionDialog.tsx'
import '../ArticleActions/index.css'
import './index.css'
import { findTargets } from './request.ts'
import type { Target } from './request.ts'
import type { Say } from './Results.tsx'
import { Results } from './Results.tsx'
import { useBulkRun } from './useBulkRun.ts'

/** What an editor does to many articles most days; the rest is in a menu. */
const likely: readonly ActionName[] = ['review', 'ready', 'publish', 'republish', 'reject']

/**
 * Above the list of articles: once some are selected, the actions that one's role may take on them; then how
 * far they are, and what became of each.
 */
export const BulkActions = () => {
  const { user } = useAuth()
  const { config, getEntityConfig } = useConfig()
  const { collectionSlug, query } = useListQuery()
  const { clearRouteCache } = useRouteCache()
  const { count, selectAll, selectedIDs, toggleAll } = useSelection()
  const { t } = useTranslation()
  const say: Say = (key, values = {}) => translate({ key, t, values })
  const [asking, setAsking] = useState<ActionName | null>(null)
  const [isSelecting, setSelecting] = useState(false)
  const address = `${config.routes.api}/${collectionSlug}`
  const { close, retry, run, start, stop } = useBulkRun({
    address,
    noAnswer: say('bulk:noAnswer'),
    onEnd: clearRouteCache,
  })

  const byIds = (ids: readonly (number | string)[]): Where => ({ id: { in: [...ids] } })
  const whereOfAll = (): Where =>
    mergeListSearchAndWhere({
      collectionConfig: getEntityConfig({ collectionSlug }),
      search: query.search ?? '',
      where: query.where ?? {},
    })

  const begin = async (action: ActionName, input: object): Promise<void> => {
    setAsking(null)
    setSelecting(true)
    const isAll = (selectAll as string) === 'allAvailable'
    const found = await findTargets({
      address,
      most: mostInPanel,
      sort: typeof query.sort === 'string' ? query.sort : undefined,
      where: isAll ? whereOfAll() : byIds(selectedIDs),
    })
    setSelecting(false)
    if (!found) toast.error(say('bulk:noSelection'))
    else if (found.total > mostInPanel) {
      const values = { count: String(found.total), most: String(mostInPanel) }
      toast.error(say('bulkRefusal:tooMany', values))
    } else if (found.total > 0) {
      toggleAll()
      await start({ action, input, targets: found.targets })
    }
  }

  /** As they are now: whoever tries again has seen what changed. */
  const afresh = async (ids: readonly string[]): Promise<readonly Target[]> =>
    (await findTargets({ address, most: mostInPanel, where: byIds(ids) }))?.targets ?? []

  const role = (user as null | { role?: Role })?.role
  const allowed = actionNames.filter((name) => role && actions[name].may.includes(role))
  const isBusy = isSelecting || run?.isRunning === true
  // Payload gives each group a selection of its own, of which what stands above them knows nothing.
  const isGrouped = Boolean(
    getEntityConfig({ collectionSlug }).admin.groupBy && query.groupBy && allowed.length > 0,
  )
  const isOffered = !isGrouped && count > 0 && allowed.length > 0 && !isBusy && !isTrash()
  return (
    <div className="nashra-bulk">
      {isGrouped && <p className="nashra-bulk__hint">{say('bulk:grouped')}</p>}
      {isOffered && <Bar allowed={allowed} onChoose={setAsking} say={say} />}
      {isSelecting && <p role="status">{say('bulk:selecting')}</p>}
      {run && (
        <Results
          hrefOf={(id) =>
            formatAdminURL({
              adminRoute: config.routes.admin,
              path: `/collections/${collectionSlug}/${id}`,
            })
          }
          onClose={close}
          onRetry={() => void retry(afresh)}
          onStop={stop}
          run={run}
          say={say}
        />
      )}
      {asking && (
        <ActionDialog
          action={{
            label: say('bulk:of', { action: say(`action:${asking}`), count: String(count) }),
            name: asking,
            refused: null,
            takes: actions[asking].takes,
          }}
          onCancel={() => {
            setAsking(null)
          }}
          onTake={(input) => void begin(asking, input)}
          say={say}
        />
      )}
    </div>
  )
}

/** What lies in the trash is brought back first. */
const isTrash = (): boolean => window.location.pathname.endsWith('/trash')

const Bar = ({
  allowed,
  onChoose,
  say,
}: {
  allowed: readonly ActionName[]
  onChoose: (name: ActionName) => void
  say: Say
}) => {
  const others = allowed.filter((name) => !likely.includes(name))
  return (
    <div aria-label={say('bulk:actions')} className="nashra-bulk__bar" role="group">
      {likely
        .filter((name) => allowed.includes(name))
        .map((name) => (
          <Button
            buttonStyle="secondary"
            id={`bulk-${name}`}
            key={name}
            margin={false}
            onClick={() => {
              onChoose(name)
            }}
            size="small"
            type="button"
          >
            {say(`action:${name}`)}
          </Button>
        ))}
      {others.length > 0 && (
        <Popup
          button={<span className="nashra-actions__more">{say('bulk:more')}</span>}
          buttonClassName="nashra-actions__button"
          horizontalAlign="left"
          id="bulk-more"
          portalClassName="nashra-actions__menu"
          render={({ close }) => (
            <PopupList.ButtonGroup>
              {others.map((name) => (
                <PopupList.Button
                  id={`bulk-${name}`}
                  key={name}
                  onClick={() => {
                    close()
                    onChoose(name)
                  }}
                >
                  {say(`action:${name}`)}
                </PopupList.Button>
              ))}
            </PopupList.ButtonGroup>
          )}
          size="medium"
          verticalAlign="bottom"
        />
      )}
    </div>
  )
}
