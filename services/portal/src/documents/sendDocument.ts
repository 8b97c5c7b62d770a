import type { Schemas } from '@alliance/client'
import { sendFile } from '../api/sendFile.ts'

interface Sending {
  /** Whose document it becomes: `agreements/agr_…`, under the service's address. */
  owner: string
  title: string
  file: File
  key: string
  /** How much has been sent, 0 to 100. */
  onProgress: (percent: number) => void
}

export const sendDocument = ({ owner, title, ...sending }: Sending) =>
  sendFile<Schemas['StoredDocument']>({
    address: `/api/v1/membership/${owner}/documents?${new URLSearchParams({ title, fileName: sending.file.name })}`,
    ...sending,
  })
