import { words } from '../language/words.ts'

export const formWords = words(
  {
    save: '保存',
    cancel: '取消',
    required: '必填',
    saved: '已保存',
    close: '关闭',
    search: '输入名称、代码或拼音首字母查找',
    searching: '正在查找…',
    nothing: '没有匹配的结果',
    chosen: '已选定',
    copy: '复制',
    copied: '已复制',
    confirm: '确定',
    more: '名称更多，请继续输入以缩小范围',
  },
  {
    save: 'Save',
    cancel: 'Cancel',
    required: 'This is required',
    saved: 'Saved',
    close: 'Close',
    search: 'Type a name, a code or pinyin initials',
    searching: 'Searching…',
    nothing: 'Nothing matches',
    chosen: 'Chosen',
    copy: 'Copy',
    copied: 'Copied',
    confirm: 'Confirm',
    more: 'There are more; type on to narrow them',
  },
)
