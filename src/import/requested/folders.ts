import path from 'node:path'

import type { ImportSettings } from './settings.ts'

type Place = { id: string; settings: Pick<ImportSettings, 'folder'> }

/** Where the files of an upload lie. Ids are made here or checked before they come here. */
export const uploadFolder = ({ id, settings }: Place): string =>
  path.join(settings.folder, 'uploads', id)

/** What belongs to a run: its report. A worker that does not see it leaves the run to others. */
export const runFolder = ({ id, settings }: Place): string => path.join(settings.folder, 'runs', id)

/** The report of a run: one line of JSON a document, in the order of the input. */
export const reportPath = (place: Place): string => path.join(runFolder(place), 'report.jsonl')
