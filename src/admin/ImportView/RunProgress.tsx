import type { Seen } from './useRun.ts'
import type { Words } from './useWords.ts'

/** Milliseconds after which one who waits is told what may be wrong. */
const long = 15_000

/** Shares of which screen readers are told. */
const steps = 10

/** Where a run stands: in words, with a bar while it goes on. */
export const RunProgress = ({
  isAway,
  run,
  words,
}: {
  isAway: boolean
  run: Seen
  words: Words
}) => {
  const { duration, number, percent, say } = words
  const { progress, state, waitingSince } = run
  const isLong = waitingSince !== null && run.seenAt - Date.parse(waitingSince) > long
  const share = progress?.share ?? null
  const stateName = say(`importState:${state}`)
  // Said aloud: where it stands, and every tenth of the way; not every second's number.
  const said =
    share === null ? stateName : `${stateName}, ${percent(Math.floor(share * steps) / steps)}`
  return (
    <section aria-label={say('importView:progress')} className="nashra-import__progress">
      <p className={`nashra-import__state nashra-import__state--${state}`}>{stateName}</p>
      {progress && (
        <>
          <progress
            aria-label={say('importView:progress')}
            max={1}
            {...(share === null ? {} : { value: share })}
          />
          <p className="nashra-import__pace">
            {share !== null && <strong>{percent(share)}</strong>}
            <span>
              {say('importView:done')}: {number(progress.documents)}
            </span>
            <span>{say('importView:rate', { count: number(progress.rate) })}</span>
            {progress.secondsLeft !== null && (
              <span>{say('importView:left', { time: duration(progress.secondsLeft) })}</span>
            )}
          </p>
        </>
      )}
      {state === 'waiting' && (
        <p>{say(isLong ? 'importView:waitingLong' : 'importView:waitingHint')}</p>
      )}
      {state === 'interrupted' && <p>{say('importView:interruptedHint')}</p>}
      {run.notice !== null && <p dir="auto">{run.notice}</p>}
      <p aria-live="polite" className="nashra-import__said" role="status">
        {isAway ? say('importView:away') : said}
      </p>
    </section>
  )
}
