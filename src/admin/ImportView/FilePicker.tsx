'use client'

import { Button } from '@payloadcms/ui'
import type { DragEvent } from 'react'
import { useRef, useState } from 'react'

import type { Settings } from './request.ts'
import type { Words } from './useWords.ts'

type Props = {
  files: readonly File[]
  isDisabled: boolean
  onFiles: (files: readonly File[]) => void
  onProblem: (sentence: null | string) => void
  settings: Settings
  words: Words
}

/** Takes files by dropping or choosing them, and says at once what is too large to be sent. */
export const FilePicker = ({ files, isDisabled, onFiles, onProblem, settings, words }: Props) => {
  const { bytes, number, say } = words
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const { extensions, mostFileBytes, mostFiles, mostUploadBytes } = settings

  const add = (more: readonly File[]): void => {
    // One that is chosen again is meant to take the place of the first.
    const names = new Set(more.map(({ name }) => name))
    const all = [...files.filter(({ name }) => !names.has(name)), ...more]
    const large = all.find(({ size }) => size > mostFileBytes)
    const total = all.reduce((sum, { size }) => sum + size, 0)
    if (large) {
      onProblem(say('importView:tooLarge', { name: large.name, size: bytes(mostFileBytes) }))
    } else if (all.length > mostFiles) {
      onProblem(say('importView:tooMany', { most: number(mostFiles) }))
    } else if (total > mostUploadBytes) {
      onProblem(say('importView:tooMuch', { size: bytes(mostUploadBytes) }))
    } else {
      onProblem(null)
      onFiles(all)
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    if (!isDisabled) add([...event.dataTransfer.files])
  }
  return (
    <fieldset
      className={`nashra-import__drop${isOver ? ' nashra-import__drop--over' : ''}`}
      onDragLeave={() => {
        setOver(false)
      }}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDrop={drop}
    >
      <legend>{say('importView:files')}</legend>
      <p className="nashra-import__here">{say('importView:drop')}</p>
      <Button
        buttonStyle="secondary"
        disabled={isDisabled}
        margin={false}
        onClick={() => input.current?.click()}
        type="button"
      >
        {say('importView:chooseFiles')}
      </Button>
      <input
        aria-hidden="true"
        hidden
        multiple
        onChange={({ target }) => {
          add([...(target.files ?? [])])
          target.value = ''
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <small>
        {say('importView:dropHint', {
          all: bytes(mostUploadBytes),
          each: bytes(mostFileBytes),
          files: number(mostFiles),
          forms: `\u2066${extensions.join(' ')}\u2069`,
        })}
      </small>
      {files.length > 0 && (
        <ul className="nashra-import__files">
          {files.map((file) => (
            <li key={file.name}>
              <bdi>{file.name}</bdi> <small>{bytes(file.size)}</small>
              <button
                aria-label={say('importView:remove', { name: file.name })}
                disabled={isDisabled}
                onClick={() => {
                  onFiles(files.filter((other) => other !== file))
                }}
                type="button"
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}
