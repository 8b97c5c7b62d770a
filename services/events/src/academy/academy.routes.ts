import {
  assess,
  cancelCourse,
  certificateReviews,
  certifyCourse,
  closeCourse,
  courseEnrolments,
  courses,
  coursesOfActivity,
  createCourse,
  decideCertificateReview,
  enrol,
  enrolStaff,
  getCourse,
  getEnrolment,
  getLearningRecord,
  getMyLearning,
  learnerYears,
  myLearningSessions,
  organisedCourses,
  publishCourse,
  returnCourse,
  submitCourse,
  updateCourse,
  withdrawEnrolment,
} from '@alliance/contracts/events'
import { contextOf, guarded, reply, replyPage, replySheet, type ServiceApp } from '@alliance/service-kit'
import type { Env } from '../env.ts'
import { certify } from './certifying.usecases.ts'
import * as reading from './course-reading.usecases.ts'
import * as steps from './course-steps.usecases.ts'
import { create, update } from './courses.usecases.ts'
import * as enrolling from './enrolling.usecases.ts'
import * as enrolments from './enrolments.usecases.ts'
import * as learning from './learning.usecases.ts'
import * as reviewing from './reviewing.usecases.ts'

export function mountAcademy(app: ServiceApp<Env>): void {
  mountCourses(app)
  mountSteps(app)
  mountEnrolments(app)
  mountCertifying(app)
  mountLearning(app)
}

function mountCourses(app: ServiceApp<Env>): void {
  app.openapi(guarded(courses.list), async (c) =>
    replyPage(c, await reading.published(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(courses.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'courses', format, courses.columns, (paging) =>
      reading.published(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(organisedCourses.list), async (c) =>
    replyPage(c, await reading.organised(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(organisedCourses.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'organised-courses', format, organisedCourses.columns, (paging) =>
      reading.organised(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(coursesOfActivity), async (c) =>
    c.json(await reading.ofActivity(contextOf(c), c.req.valid('param').activityId), 200),
  )
  app.openapi(guarded(createCourse), async (c) =>
    reply(c, await create(contextOf(c), c.req.valid('json')), 201),
  )
  app.openapi(guarded(getCourse), async (c) => {
    const found = await reading.card(contextOf(c), c.req.valid('param').courseId)
    c.header('etag', `"${found.course.version}"`)
    return c.json(found, 200)
  })
  app.openapi(guarded(updateCourse), async (c) =>
    reply(c, await update(contextOf(c), c.req.valid('param').courseId, c.req.valid('json')), 200),
  )
}

function mountSteps(app: ServiceApp<Env>): void {
  app.openapi(guarded(submitCourse), async (c) =>
    reply(c, await steps.submit(contextOf(c), c.req.valid('param').courseId), 200),
  )
  app.openapi(guarded(returnCourse), async (c) =>
    reply(
      c,
      await steps.giveBack(contextOf(c), c.req.valid('param').courseId, c.req.valid('json').reason),
      200,
    ),
  )
  app.openapi(guarded(publishCourse), async (c) =>
    reply(
      c,
      await steps.publish(contextOf(c), c.req.valid('param').courseId, c.req.valid('json').version),
      200,
    ),
  )
  app.openapi(guarded(closeCourse), async (c) =>
    reply(c, await steps.close(contextOf(c), c.req.valid('param').courseId), 200),
  )
  app.openapi(guarded(cancelCourse), async (c) =>
    reply(
      c,
      await steps.cancel(contextOf(c), c.req.valid('param').courseId, c.req.valid('json').reason),
      200,
    ),
  )
}

function mountEnrolments(app: ServiceApp<Env>): void {
  app.openapi(guarded(enrol), async (c) =>
    c.json(await enrolling.enrol(contextOf(c), c.req.valid('param').courseId), 201),
  )
  app.openapi(guarded(enrolStaff), async (c) =>
    c.json(
      await enrolling.enrolStaff(contextOf(c), c.req.valid('param').courseId, c.req.valid('json').personIds),
      200,
    ),
  )
  app.openapi(guarded(courseEnrolments.list), async (c) =>
    replyPage(c, await enrolments.list(contextOf(c), c.req.valid('param').courseId, c.req.valid('query'))),
  )
  app.openapi(guarded(courseEnrolments.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'learners', format, courseEnrolments.columns, (paging) =>
      enrolments.list(contextOf(c), c.req.valid('param').courseId, { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(getEnrolment), async (c) =>
    c.json(await enrolments.get(contextOf(c), c.req.valid('param').enrolmentId), 200),
  )
  app.openapi(guarded(withdrawEnrolment), async (c) =>
    c.json(await enrolments.withdraw(contextOf(c), c.req.valid('param').enrolmentId), 200),
  )
  app.openapi(guarded(assess), async (c) =>
    c.json(await enrolments.assess(contextOf(c), c.req.valid('param').enrolmentId, c.req.valid('json')), 201),
  )
}

function mountCertifying(app: ServiceApp<Env>): void {
  app.openapi(guarded(certifyCourse), async (c) =>
    c.json(await certify(contextOf(c), c.req.valid('param').courseId, c.req.valid('json').enrolmentIds), 201),
  )
  app.openapi(guarded(certificateReviews.list), async (c) =>
    replyPage(c, await reviewing.list(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(certificateReviews.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'certificate-reviews', format, certificateReviews.columns, (paging) =>
      reviewing.list(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(decideCertificateReview), async (c) =>
    c.json(
      await reviewing.decideReview(contextOf(c), c.req.valid('param').reviewId, c.req.valid('json')),
      200,
    ),
  )
}

function mountLearning(app: ServiceApp<Env>): void {
  app.openapi(guarded(getMyLearning), async (c) => c.json(await learning.mine(contextOf(c)), 200))
  app.openapi(guarded(myLearningSessions.list), async (c) =>
    replyPage(c, await learning.mySessions(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(myLearningSessions.file), (c) =>
    replySheet(c, 'my-learning', c.req.valid('query').format, myLearningSessions.columns, (paging) =>
      learning.mySessions(contextOf(c), paging),
    ),
  )
  app.openapi(guarded(learnerYears.list), async (c) =>
    replyPage(c, await learning.learners(contextOf(c), c.req.valid('query'))),
  )
  app.openapi(guarded(learnerYears.file), (c) => {
    const { format, ...filter } = c.req.valid('query')
    return replySheet(c, 'learning-records', format, learnerYears.columns, (paging) =>
      learning.learners(contextOf(c), { ...filter, ...paging }),
    )
  })
  app.openapi(guarded(getLearningRecord), async (c) =>
    c.json(await learning.ofPerson(contextOf(c), c.req.valid('param').personId), 200),
  )
}
