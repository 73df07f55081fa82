'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

import { FilePicker } from './FilePicker.tsx'
import type { Settings, Told } from './request.ts'
import { ask, sendFiles } from './request.ts'
import { useWords } from './useWords.ts'

type Props = { onStarted: (id: string) => void; runs: string }

/** Asks what is to be imported, and how. A dry run comes first: it is what the first button does. */
export const StartForm = ({ onStarted, runs }: Props) => {
  const words = useWords()
  const { addressOf, percent, say } = words
  const [settings, setSettings] = useState<null | Settings>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [path, setPath] = useState('')
  const [format, setFormat] = useState('')
  const [publish, setPublish] = useState(false)
  const [sent, setSent] = useState<null | number>(null)
  const [problem, setProblem] = useState<null | string>(null)
  const settingsAddress = addressOf(`/${runs}/settings`)

  useEffect(() => {
    void ask<Settings>({ address: settingsAddress }).then((told) => {
      if (told.ok) setSettings(told.value)
    })
  }, [settingsAddress])

  const fail = ({ message }: { message: null | string }): void => {
    setProblem(message ?? say('importView:away'))
    setSent(null)
  }
  const start = async (dryRun: boolean): Promise<void> => {
    setProblem(null)
    setSent(0)
    const input = await inputOf()
    if (!input.ok) {
      fail(input)
      return
    }
    const started = await ask<{ id: string }>({
      address: addressOf(`/${runs}/start`),
      body: { ...input.value, dryRun, format: format || null, publish },
    })
    if (started.ok) onStarted(started.value.id)
    else fail(started)
  }
  const inputOf = async (): Promise<Told<{ path: string } | { upload: string }>> =>
    files.length === 0
      ? { ok: true, value: { path } }
      : sendFiles({ address: addressOf(`/${runs}/upload`), files, onShare: setSent })

  const isBusy = sent !== null
  const isReady = !isBusy && (files.length > 0 || path.trim() !== '')
  return (
    <form
      className="nashra-import__start"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void start(true)
      }}
    >
      {settings && (
        <FilePicker
          files={files}
          isDisabled={isBusy}
          onFiles={setFiles}
          onProblem={setProblem}
          settings={settings}
          words={words}
        />
      )}
      {settings && settings.roots.length > 0 && (
        <label className="nashra-import__field">
          <span>{say('importView:path')}</span>
          <input
            aria-describedby="nashra-import-roots"
            dir="ltr"
            disabled={isBusy || files.length > 0}
            maxLength={1000}
            name="path"
            onChange={({ target }) => {
              setPath(target.value)
            }}
            value={path}
          />
          <small id="nashra-import-roots">
            {say('importView:pathHint', {
              roots: `\u2066${settings.roots.join('\u2069، \u2066')}\u2069`,
            })}
          </small>
        </label>
      )}
      <label className="nashra-import__field nashra-import__field--short">
        <span>{say('importView:format')}</span>
        <select
          disabled={isBusy}
          name="format"
          onChange={({ target }) => {
            setFormat(target.value)
          }}
          value={format}
        >
          <option value="">{say('importView:formatAuto')}</option>
          {settings?.formats.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label className="nashra-import__check">
        <input
          checked={publish}
          disabled={isBusy}
          name="publish"
          onChange={({ target }) => {
            setPublish(target.checked)
          }}
          type="checkbox"
        />
        <span>
          {say('importView:publish')}
          <small>{say('importView:publishHint')}</small>
        </span>
      </label>
      {problem !== null && (
        <p className="nashra-import__problem" role="alert">
          {problem}
        </p>
      )}
      <div className="nashra-import__buttons">
        <Button disabled={!isReady} margin={false} type="submit">
          {say('importView:dryRunFirst')}
        </Button>
        <Button
          buttonStyle="secondary"
          disabled={!isReady}
          margin={false}
          onClick={() => void start(false)}
          type="button"
        >
          {say('importView:start')}
        </Button>
        <small>{say('importView:dryRunHint')}</small>
      </div>
      <p aria-live="polite" className="nashra-import__sent" role="status">
        {isBusy && files.length > 0 ? say('importView:uploading', { percent: percent(sent) }) : ''}
      </p>
    </form>
  )
}
