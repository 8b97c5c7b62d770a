import { words } from '../language/words.ts'

export const faultWords = words(
  {
    unreachable: '网络不通，暂时没有得到回应',
    unreachableDetail: '您填写的内容都还在。请检查网络后重试，重试不会重复提交。',
    broken: '页面出错了',
    brokenDetail: '请重试；如果仍然出错，请刷新页面。',
    stale: '他人刚刚修改过这条记录',
    staleDetail: '您填写的内容都还在。请载入最新内容，核对后再保存。',
    reload: '载入最新内容',
    signInAgain: '登录已过期。请在新窗口登录，再回到这里重试',
    retry: '重试',
    requestId: '请求编号',
    notFoundTitle: '没有找到这个页面',
    notFoundDetail: '地址可能有误，或内容已移走。',
    forbiddenTitle: '您没有查看此页的权限',
    forbiddenDetail: '如果工作需要，请联系安全管理员授予相应角色。',
    home: '回到首页',
  },
  {
    unreachable: 'No answer came over the network',
    unreachableDetail:
      'What you typed is still here. Check the connection and retry; retrying does nothing twice.',
    broken: 'This page failed',
    brokenDetail: 'Try again; if it fails again, reload the page.',
    stale: 'Someone has just changed this record',
    staleDetail: 'What you typed is still here. Load the latest version, compare, and save again.',
    reload: 'Load the latest version',
    signInAgain: 'Your session has ended. Sign in in a new window, then come back and retry',
    retry: 'Retry',
    requestId: 'Request id',
    notFoundTitle: 'There is no such page',
    notFoundDetail: 'The address may be wrong, or the page has moved.',
    forbiddenTitle: 'You may not see this page',
    forbiddenDetail: 'If your work needs it, ask the security administrator for a role.',
    home: 'Back to the start',
  },
)
