import type { Schemas } from '@alliance/client'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Radio, Select } from 'antd'
import { api } from '../api/client.ts'
import { settled } from '../api/refusal.ts'
import { keyed } from '../api/useIntent.ts'
import { chainWords } from '../chains/chain.words.ts'
import { dateOf, dayNumber, today } from '../dates/dates.ts'
import { DateField } from '../form/DateField.tsx'
import { FormDrawer } from '../form/FormDrawer.tsx'
import { optionsOf } from '../form/optionsOf.ts'
import { PersonSelect } from '../form/PersonSelect.tsx'
import { useWords } from '../language/words.ts'
import { candidateWords } from './candidate.words.ts'

type Candidate = Schemas['Candidate']
const refreshes = [['candidates']]

interface ProposeCandidateProps {
  onClose: () => void
}
export function ProposeCandidate({ onClose }: ProposeCandidateProps) {
  const text = useWords(candidateWords)
  const chains = useWords(chainWords).name
  return (
    <FormDrawer<
      Pick<Schemas['NewCandidate'], 'chainCode' | 'personId' | 'proposal' | 'proposedOn'>,
      Candidate
    >
      title={text.propose}
      onClose={onClose}
      initial={{ proposedOn: today() }}
      refreshes={refreshes}
      write={(values, key) =>
        settled(
          api.POST('/api/v1/membership/candidates', {
            params: { header: keyed(key) },
            body: { ...values, sourceRef: null, isDemo: false },
          }),
        )
      }
    >
      <Form.Item name="personId" label={text.person} rules={[{ required: true }]}>
        <PersonSelect />
      </Form.Item>
      <Form.Item name="chainCode" label={text.chain} rules={[{ required: true }]}>
        <Select options={optionsOf(chains)} />
      </Form.Item>
      <Form.Item name="proposal" label={text.proposal} extra={text.proposalHint} rules={[{ required: true }]}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} />
      </Form.Item>
      <Form.Item name="proposedOn" label={text.proposedOn} rules={[{ required: true }]}>
        <DateField max={today()} />
      </Form.Item>
    </FormDrawer>
  )
}

interface CandidateFormProps {
  candidate: Candidate
  onClose: () => void
}
interface ReviewValues {
  decision: 'yes' | 'no'
  review: string
  from: string
  to: string
}
export function ReviewCandidate({ candidate, onClose }: CandidateFormProps) {
  const text = useWords(candidateWords)
  return (
    <FormDrawer<ReviewValues, Candidate>
      title={text.reviewOf(candidate.name)}
      onClose={onClose}
      initial={{ from: today(), to: dateOf(dayNumber(today()) + 730) }}
      refreshes={refreshes}
      write={({ decision, ...values }, key) =>
        settled(
          api.POST('/api/v1/membership/candidates/{candidateId}/review', {
            params: { path: { candidateId: candidate.id }, header: keyed(key) },
            body: { ...values, accepted: decision === 'yes' },
          }),
        )
      }
    >
      <Form.Item name="decision" label={text.accepted} rules={[{ required: true }]}>
        <Radio.Group options={optionsOf(text.decisions)} />
      </Form.Item>
      <Form.Item name="review" label={text.opinion} rules={[{ required: true }]}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="from" label={text.from} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="to" label={text.to} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
    </FormDrawer>
  )
}

export function ConcludeCandidate({ candidate, onClose }: CandidateFormProps) {
  const text = useWords(candidateWords)
  const posts = useQuery({
    queryKey: ['posts', 'of', candidate.personId],
    queryFn: () =>
      settled(api.GET('/api/v1/membership/posts', { params: { query: { personId: candidate.personId } } })),
  })
  return (
    <FormDrawer<{ postId?: string | null; on: string }, Candidate>
      title={text.concludeOf(candidate.name)}
      onClose={onClose}
      initial={{ on: today() }}
      refreshes={refreshes}
      submitLabel={text.conclude}
      write={({ postId, on }, key) =>
        settled(
          api.POST('/api/v1/membership/candidates/{candidateId}/outcome', {
            params: { path: { candidateId: candidate.id }, header: keyed(key) },
            body: { postId: postId ?? null, on },
          }),
        )
      }
    >
      <Form.Item name="on" label={text.on} rules={[{ required: true }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="postId" label={text.post} extra={text.postHint}>
        <Select
          allowClear
          loading={posts.isPending}
          notFoundContent={text.noPosts}
          options={(posts.data?.items ?? []).map((post) => ({
            value: post.id,
            label: `${post.partyOrganisationName} · ${text.posts[post.post]} · ${post.from}`,
          }))}
        />
      </Form.Item>
    </FormDrawer>
  )
}
