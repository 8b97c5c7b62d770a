import { currentLanguage } from '../language/language.ts'
import { isProblem, Refusal, unexplained, Unreachable } from './refusal.ts'

interface Sending {
  /** Under the API, with its query. */
  address: string
  file: Blob
  key: string
  /** How much has been sent, 0 to 100. */
  onProgress: (percent: number) => void
}

/** Sends a file's bytes as they are. By XMLHttpRequest, which alone tells how much of a body has been sent. */
export function sendFile<T>({ address, file, key, onProgress }: Sending) {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', key)
    request.setRequestHeader('accept-language', currentLanguage() === 'zh' ? 'zh-CN' : 'en')
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(total > 0 ? Math.round((100 * loaded) / total) : 0),
    )
    request.addEventListener('error', () => reject(new Unreachable('no answer')))
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status < 300) return resolve(body as T)
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
