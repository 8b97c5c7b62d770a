import { App, Button, Drawer, Form, type FormInstance } from 'antd'
import { useState, type ReactNode } from 'react'
import type { QueryKey } from '@tanstack/react-query'
import { useIntent } from '../api/useIntent.ts'
import type { FieldProblem } from '../api/refusal.ts'
import { FaultNote } from '../fault/FaultNote.tsx'
import { useWords } from '../language/words.ts'
import { formWords } from './form.words.ts'
import style from './FormDrawer.module.css'
import { placeFaults } from './placeFaults.ts'

interface FormDrawerProps<Values extends object, Output> {
  title: string
  onClose: () => void
  initial: Partial<Values>
  write: (values: Values, key: string) => Promise<Output>
  done?: (output: Output) => void
  refreshes?: QueryKey[]
  /** Of a change: sends only the fields that the person touched, so that another's edit of the others stays. */
  touchedOnly?: boolean
  /** Takes the latest version after someone else's edit; what was typed stays. */
  onReload?: () => void
  submitLabel?: string
  children: ReactNode | ((form: FormInstance<Values>) => ReactNode)
}

/**
 * A form at the side, new each time it is put on the page. Faults are shown at their fields; nothing typed is lost by
 * a refusal or a lost network.
 */
export function FormDrawer<Values extends object, Output>(props: FormDrawerProps<Values, Output>) {
  const {
    title,
    onClose,
    initial,
    write,
    done,
    refreshes,
    touchedOnly = false,
    onReload,
    submitLabel,
    children,
  } = props
  const text = useWords(formWords)
  const [form] = Form.useForm<Values>()
  const [unplaced, setUnplaced] = useState<FieldProblem[]>()
  const { message } = App.useApp()
  const intent = useIntent<Values, Output>({
    write,
    ...(refreshes ? { refreshes } : {}),
    done(output) {
      void message.success(text.saved)
      onClose()
      done?.(output)
    },
  })
  const submit = (values: Values) => {
    setUnplaced(undefined)
    const sent = touchedOnly
      ? (form.getFieldsValue({ filter: (meta) => meta?.touched === true }) as Values)
      : values
    if (Object.keys(sent).length === 0) return onClose()
    intent.mutate(sent, { onError: (error) => setUnplaced(placeFaults(form, error)) })
  }
  return (
    <Drawer
      open
      title={title}
      onClose={onClose}
      size={520}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      footer={
        // The fault stands at the buttons: a long form must not hide it.
        <div className={style.foot}>
          <FaultNote
            error={intent.error}
            {...(unplaced ? { unplaced } : {})}
            onRetry={() => form.submit()}
            onReload={
              onReload &&
              (() => {
                onReload()
                intent.reset()
              })
            }
          />
          <div className={style.buttons}>
            <Button onClick={onClose}>{text.cancel}</Button>
            <Button type="primary" loading={intent.isPending} onClick={() => form.submit()}>
              {submitLabel ?? text.save}
            </Button>
          </div>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={submit}
        validateMessages={{ required: text.required }}
        scrollToFirstError={{ block: 'center', focus: true }}
      >
        {typeof children === 'function' ? children(form) : children}
        {/* Enter in a field submits; the visible button is in the drawer's foot. */}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </Form>
    </Drawer>
  )
}
