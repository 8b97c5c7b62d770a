import type { Schemas } from '@alliance/client'
import { Form, Input, Radio, Select } from 'antd'
import { activityWords } from '../activities/activity.words.ts'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { OrganisationSelect } from '../form/OrganisationSelect.tsx'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { useMay } from '../session/me.ts'
import { topicWords } from './topic.words.ts'
import style from './Topics.module.css'

interface RaiseTopicProps {
  activity: Schemas['Activity']
  /** Has a place there, so may raise one in their own name. */
  hasPlace: boolean
  /** Records what others raised. */
  records: boolean
  onClose: () => void
}
interface Values extends Pick<Schemas['NewTopic'], 'title' | 'description' | 'category'> {
  chain?: Schemas['Topic']['chain']
  link?: Schemas['Topic']['link']
  who: 'self' | 'other'
  personId?: string | null
  organisationId?: string | null
  shown: 'yes' | 'no'
}

/** Raises an issue in one’s own name, or records one that came up. */
export function RaiseTopic({ activity, hasPlace, records, onClose }: RaiseTopicProps) {
  const text = useWords(topicWords)
  const names = useWords(activityWords)
  const may = useMay()
  const required = [{ required: true }]
  return (
    <FormDrawer<Values, Schemas['Topic']>
      title={records ? text.record : text.raise}
      onClose={onClose}
      initial={{
        who: hasPlace && !records ? 'self' : 'other',
        shown: 'yes',
        chain: activity.chains.length === 1 ? activity.chains[0]! : null,
      }}
      refreshes={[['topics'], ['activities']]}
      write={({ title, description, category, chain, link, who, personId, organisationId, shown }, key) =>
        settled(
          api.POST('/api/v1/events/activities/{activityId}/topics', {
            params: { path: { activityId: activity.id }, header: keyed(key) },
            body: {
              title,
              description: description ?? '',
              category,
              chain: chain ?? null,
              link: link ?? null,
              personShown: shown === 'yes',
              raisedBy:
                who === 'self'
                  ? { who }
                  : { who, personId: personId ?? null, organisationId: organisationId ?? null },
            },
          }),
        )
      }
    >
      <p className={style.about}>{text.raiseHint}</p>
      <Form.Item name="title" label={text.titleField} rules={required}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="description" label={text.description}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="category" label={text.category} rules={required}>
        <Select options={optionsOf(text.categories)} />
      </Form.Item>
      <Form.Item name="chain" label={text.chain}>
        <Select allowClear options={optionsOf(names.chainNames)} />
      </Form.Item>
      <Form.Item name="link" label={text.link}>
        <Select allowClear options={optionsOf(names.linkNames)} />
      </Form.Item>
      {hasPlace && records ? (
        <Form.Item name="who" label={text.who}>
          <Radio.Group options={optionsOf(text.whos)} />
        </Form.Item>
      ) : (
        <Form.Item name="who" hidden>
          <Input />
        </Form.Item>
      )}
      <Form.Item noStyle dependencies={['who']}>
        {({ getFieldValue }) =>
          getFieldValue('who') === 'other' && (
            <>
              <Form.Item name="organisationId" label={text.organisation} extra={text.organisationHint}>
                <OrganisationSelect />
              </Form.Item>
              {may('person:read') && (
                <Form.Item name="personId" label={text.person}>
                  <PersonSelect />
                </Form.Item>
              )}
            </>
          )
        }
      </Form.Item>
      <Form.Item name="shown" label={text.shown}>
        <Radio.Group options={optionsOf(text.showns)} />
      </Form.Item>
    </FormDrawer>
  )
}
