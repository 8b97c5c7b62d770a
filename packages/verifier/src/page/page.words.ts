export type Language = 'zh' | 'en'

const zh = {
  title: '离线核验',
  lead: '核对链盟公布的抽签结果、审计链和证书。全部计算在您的浏览器里完成，文件不会上传，断网也能用。',
  choose: '选择文件，或拖到这里',
  hint: '公布页面下载的 .json 文件',
  noted: '在别处公布的摘要（抽签前的承诺摘要、审计链接或密钥指纹，可不填）',
  entry: '我的编号（可不填）',
  name: '证书上的姓名（可不填）',
  selfTitle: '不信任本网站？',
  self: '下载核验程序，在自己的电脑上断网运行；程序不依赖其他软件。命令行版本需要 Node 20 或更高版本：node verify.mjs 文件.json',
  page: '下载网页版（verify.html，一个文件）',
  command: '下载命令行版（verify.mjs，一个文件）',
  verified: '通过',
  failed: '不通过',
  pending: '尚未抽签',
  unreadable: '无法读取',
  passedState: '相符',
  failedState: '不符',
  openState: '请核对',
  compare: '标“请核对”的项目，任何文件都无法自证，请按说明与其他来源核对。',
  facts: '文件内容',
  checks: '逐项核对',
}

const en: typeof zh = {
  title: 'Offline verification',
  lead: 'Check draws, audit chains and certificates that the alliance published. Everything is computed in your browser; nothing is uploaded, and it works without a network.',
  choose: 'Choose a file, or drop it here',
  hint: 'The .json file from the page where it was published',
  noted:
    'A hash published elsewhere (the commitment before the draw, a link of the chain, a key fingerprint; optional)',
  entry: 'My entry (optional)',
  name: 'The name on the certificate (optional)',
  selfTitle: 'You do not trust this site?',
  self: 'Download the verifier and run it on your own computer without a network; it needs no other software. For the command, Node 20 or later: node verify.mjs file.json',
  page: 'Download as page (verify.html, one file)',
  command: 'Download as command (verify.mjs, one file)',
  verified: 'Verified',
  failed: 'Does not verify',
  pending: 'Not drawn yet',
  unreadable: 'Cannot be read',
  passedState: 'Holds',
  failedState: 'Fails',
  openState: 'Compare',
  compare:
    'What is marked “Compare” no file can prove about itself: compare it with another source as described.',
  facts: 'What the file says',
  checks: 'Checks, one by one',
}

export const words = { zh, en }
export type Word = keyof typeof zh
