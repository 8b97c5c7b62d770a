import type { Schemas } from '@alliance/client'
import { isProblem, Refusal, unexplained, Unreachable } from '../api/refusal.ts'
import { currentLanguage } from '../language/language.ts'

interface Sending {
  /** Whose document it becomes: `agreements/agr_…`, under the service's address. */
  owner: string
  title: string
  file: File
  key: string
  /** How much has been sent, 0 to 100. */
  onProgress: (percent: number) => void
}

/** Sends a file's bytes as they are. By XMLHttpRequest, which alone tells how much of a body has been sent. */
export function sendDocument({ owner, title, file, key, onProgress }: Sending) {
  return new Promise<Schemas['StoredDocument']>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = new URLSearchParams({ title, fileName: file.name })
    request.open('POST', `/api/v1/membership/${owner}/documents?${query}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('accept-language', currentLanguage() === 'zh' ? 'zh-CN' : 'en')
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? Math.round((100 * loaded) / total) : 0),
    )
    request.addEventListener('error', () => reject(new Unreachable('no answer')))
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status < 300) return resolve(body as Schemas['StoredDocument'])
      reject(
        new Refusal(isProblem(body) ? body : unexplained(new Response(null, { status: request.status }))),
      )
    })
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
