/** What a code means: its HTTP status and its title in both languages. */
interface Meaning {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503
  zh: string
  en: string
}

const means = (status: Meaning['status'], zh: string, en: string): Meaning => ({ status, zh, en })

/** Every problem the platform can answer, as `<noun>.<reason>`. The one map from code to status and words. */
export const problems = {
  'request.invalid': means(
    400,
    '提交的内容有误，请按提示修改',
    'The request has faults; see each of them below',
  ),
  'request.malformed': means(400, '请求正文不是有效的 JSON', 'The body is not valid JSON'),
  'request.too_large': means(413, '提交的内容过大', 'The request is too large'),
  'request.media_type': means(415, '不支持这种内容格式', 'This content type is not accepted here'),
  'request.method': means(405, '此地址不支持这种操作', 'This address does not take that method'),
  'route.not_found': means(404, '没有这个地址', 'There is nothing at this address'),
  'resource.not_found': means(404, '没有找到，或您无权查看', 'Not found, or not yours to see'),
  'session.required': means(401, '请先登录', 'Sign in first'),
  'access.denied': means(403, '您没有这项权限', 'You do not have this right'),
  'access.second_factor': means(403, '此操作需要两步验证', 'This needs the second factor'),
  'request.cross_site': means(
    403,
    '请求来自其他网站，已拒绝',
    'The request came from another site and was refused',
  ),
  'limit.reached': means(429, '操作过于频繁，请稍后再试', 'Too many requests; try again later'),
  'idempotency.key_required': means(400, '缺少 Idempotency-Key', 'An Idempotency-Key header is required'),
  'idempotency.key_reused': means(
    422,
    '同一个 Idempotency-Key 不能用于不同的内容',
    'This Idempotency-Key was used with another body',
  ),
  'version.required': means(
    428,
    '请带上 If-Match，以免覆盖他人的修改',
    'If-Match is required, so that nobody’s edit is lost',
  ),
  'version.stale': means(
    412,
    '他人已经修改过，请刷新后再改',
    'Someone changed this since you read it; read it again',
  ),
  'page.bad_cursor': means(
    400,
    '翻页标记无效，请从第一页开始',
    'The cursor is not valid; begin at the first page',
  ),
  'export.too_large': means(
    422,
    '导出的行数过多，请先缩小筛选范围',
    'Too many rows to export; narrow the filters first',
  ),
  'service.failed': means(
    500,
    '系统出错了，请把请求编号告诉管理员',
    'Something failed here; tell the operator the request id',
  ),
  'service.unavailable': means(
    503,
    '服务暂时不可用，请稍后再试',
    'The service is not available now; try again later',
  ),

  'sign_in.failed': means(401, '账号、密码或验证码不正确', 'The phone, password or code is not right'),
  'sign_in.locked': means(429, '尝试次数过多，请稍后再试', 'Too many attempts; try again later'),
  'sign_in.second_factor_required': means(401, '请完成两步验证', 'Give the second factor to go on'),
  'second_factor.failed': means(401, '验证码不正确或已使用', 'The code is wrong or was used before'),
  'second_factor.not_enrolled': means(409, '尚未启用两步验证', 'No second factor is set up'),
  'second_factor.already_enrolled': means(409, '已经启用两步验证', 'The second factor is set up already'),
  'password.too_weak': means(422, '密码强度不足', 'The password is too weak'),
  'account.duplicate_phone': means(409, '这个手机号已有账号', 'There is an account with this phone already'),
  'account.self': means(422, '不能对自己的账号做这项操作', 'You cannot do this to your own account'),
  'grant.scope_mismatch': means(
    422,
    '这个角色不能授予这种范围',
    'This role cannot be given on that kind of scope',
  ),
  'grant.scope_unknown': means(422, '没有这个范围', 'There is no such scope'),
  'grant.conflict': means(
    409,
    '与此人已有的角色冲突（三员分立）',
    'This conflicts with a role the person holds (separation of duties)',
  ),
  'grant.ended': means(409, '这项授权已经结束', 'This grant has ended already'),
  'client.too_many_keys': means(409, '最多同时保留两把密钥', 'At most two keys at a time'),
  'client.duplicate_key': means(409, '已有一把同名（kid）的密钥', 'There is a key with this kid already'),
  'client.invalid': means(401, '客户端认证失败', 'The client could not be authenticated'),
  'bootstrap.closed': means(409, '系统已经初始化', 'The system has been set up already'),

  'organisation.duplicate_code': means(
    409,
    '已有单位使用这个统一社会信用代码',
    'An organisation with this credit code exists already',
  ),
  'organisation.parent_required': means(
    422,
    '分支机构必须注明上级单位',
    'A branch office must name the organisation it belongs to',
  ),
  'organisation.unknown': means(422, '没有这家单位', 'There is no such organisation'),
  'party_organisation.unknown': means(422, '没有这个党组织', 'There is no such Party organisation'),
  'party_organisation.cycle': means(
    422,
    '不能隶属于自己或自己的下级',
    'It cannot belong to itself or to one below it',
  ),
  'party_organisation.level': means(422, '网格层级不符', 'The grid levels do not fit'),
  'party_organisation.dissolved': means(409, '这个党组织已经撤销', 'This Party organisation was dissolved'),
  'party_organisation.has_children': means(
    409,
    '当时仍有下级党组织，请先调整其隶属',
    'There are still Party organisations below it on that date; move them first',
  ),
  'edge.overlap': means(409, '这段时间内已有隶属关系', 'There is already such a relation in that period'),
  'coverage.overlap': means(
    409,
    '这段时间内该单位已被覆盖',
    'The organisation is covered already in that period',
  ),
  'coverage.ended': means(409, '这段覆盖关系已经结束', 'This coverage has ended already'),
  'coverage.too_many_units': means(
    422,
    '联合党支部覆盖的单位一般不超过五个',
    'A joint branch generally covers five units at the most',
  ),
  'chain.unknown': means(422, '没有这条产业链', 'There is no such chain'),
  'chain_link.overlap': means(
    409,
    '这段时间内该单位已在这条链上担任此角色',
    'The organisation has this place on the chain in that period already',
  ),
  'person.duplicate': means(
    409,
    '已有登记同一证件号码的人员',
    'A person with this document is entered already',
  ),
  'person.account_taken': means(
    409,
    '这个账号已关联其他人员',
    'This account belongs to another person already',
  ),
  'person.closed': means(
    409,
    '这条人员记录已合并或已删除，不能更改',
    'This record was merged or erased and cannot be changed',
  ),
  'employment.overlaps': means(409, '与已登记的任职期间重叠', 'The period overlaps with another employment'),
  'employment.ended': means(409, '这段任职已经结束', 'This employment has ended already'),
  'chain_link.ended': means(
    409,
    '该单位在链上的这一位置已经结束',
    'This place on the chain has ended already',
  ),
  'member.duplicate': means(409, '该单位已是链盟成员', 'The organisation is a member already'),
  'development.open': means(
    409,
    '此人已有一份进行中的发展档案',
    'This person has an open development case already',
  ),
  'development.member': means(
    422,
    '此人已在党员名册上',
    'This person stands on a Party organisation’s roll already',
  ),
  'development.closed': means(409, '这份发展档案已经结束', 'This development case has ended'),
  'development.changed': means(
    409,
    '他人刚刚登记了内容，请刷新后再登记',
    'Someone else has just recorded something; read the case again',
  ),
  'development.recorded': means(
    409,
    '这一步已经登记；如有错误请更正',
    'This step is recorded already; correct it where it is wrong',
  ),
  'development.too_early': means(422, '还没有到最早日期', 'It is too early for this step'),
  'development.step_missing': means(
    422,
    '这一步所依据的步骤尚未登记',
    'A step that this one rests on is not recorded yet',
  ),
  'development.barred': means(
    422,
    '按细则不得进入这一步',
    'The rules do not let this case go on to that step',
  ),
  'development.redo': means(
    422,
    '支部大会决议已失效，须重新召开支部大会讨论',
    'The branch meeting’s resolution has lapsed; the meeting must be held again',
  ),
  'development.corrected': means(
    409,
    '这条记录已被更正，请更正最新的一条',
    'This entry was corrected already; correct the latest one',
  ),
  'development.on_roll': means(
    409,
    '这一步已写入党员名册，不能改日期',
    'This step is on the roll already; its date cannot change',
  ),
  'import.unreadable': means(422, '无法读取这个文件', 'The file cannot be read'),
  'import.columns': means(422, '表头与模板不符', 'The columns do not match the template'),
  'import.too_large': means(422, '一次最多导入 5,000 行', 'At most 5,000 rows at a time'),
  'import.not_ready': means(
    409,
    '仍有错误的行，请先改正或跳过',
    'There are faulty rows; mend or skip them first',
  ),
  'import.closed': means(409, '这次导入已经提交', 'This import has been committed'),
  'agreement.unknown': means(422, '没有这份协议', 'There is no such agreement'),
  'agreement.signed': means(409, '协议已经签署', 'The agreement is signed already'),
  'agreement.not_signed': means(409, '协议尚未签署', 'The agreement is not signed yet'),
  'agreement.ended': means(409, '协议已经提前终止', 'The agreement was ended already'),
  'agreement.amended': means(
    409,
    '他人刚刚变更过这份协议，请刷新后再改',
    'Someone amended the agreement meanwhile; read it again',
  ),
  'agreement.renewed': means(409, '这份协议已经续签', 'The agreement was renewed already'),
  'agreement.parties': means(
    422,
    '同一单位在同一角色中只能出现一次，且至少有两家不同的单位',
    'An organisation has a role once, and there are two different parties at the least',
  ),
  'milestone.closed': means(409, '这个节点已经完成或取消', 'The milestone was reached or cancelled already'),
  'document.type': means(
    422,
    '只接受 PDF、OFD、PNG、JPEG、DOCX 和 XLSX 文件（按内容判断，不含宏）',
    'Only PDF, OFD, PNG, JPEG, DOCX and XLSX files are taken, judged by their content, without macros',
  ),
  'document.too_large': means(413, '文件过大，最多 5 MB', 'The file is too large; 5 MB at the most'),
  'document.duplicate': means(409, '已经上传过内容相同的文件', 'A file of the same content is there already'),
  'document.withdrawn': means(409, '这份文件已经撤下', 'The document was withdrawn'),
  'regulation.duplicate_number': means(409, '已有制度使用这个文号', 'A regulation has this number already'),
  'regulation.overlap': means(
    409,
    '新版本的生效日期必须晚于现有各版本',
    'A new version must come into force after all those before it',
  ),
  'regulation.repealed': means(409, '这项制度已经废止', 'The regulation was repealed'),
  'regulation.version_unknown': means(422, '没有这个版本', 'There is no such version'),
  'offer.unknown': means(422, '没有这项供给', 'There is no such offer'),
  'offer.closed': means(409, '这项供给已经撤回或过期', 'The offer was withdrawn or has run out of time'),
  'offer.exhausted': means(409, '这项供给的名额不足', 'The offer has not enough capacity left'),
  'need.unknown': means(422, '没有这项需求', 'There is no such need'),
  'need.whose': means(422, '请注明需求单位或产业链', 'A need is an organisation’s or a chain’s'),
  'need.closed': means(409, '这项需求已经关闭或过期', 'The need was closed or has run out of time'),
  'match.category': means(422, '供给与需求的类别不同', 'The offer and the need are of different categories'),
  'match.self': means(422, '不能与本单位的供给对接', 'An organisation is not matched with itself'),
  'match.duplicate': means(409, '这一供需已在对接中', 'This offer and this need are being matched already'),
  'match.decided': means(409, '这一对接已经有了结论', 'The match was decided already'),
  'match.not_accepted': means(409, '双方尚未都接受', 'Not both sides have accepted yet'),
  'dead_letter.replayed': means(409, '这条消息已经重新投递', 'This message was replayed already'),
} as const satisfies Record<string, Meaning>
export type ProblemCode = keyof typeof problems

/** What can be wrong with one field, beside its place. */
export const fieldProblems = {
  required: { zh: '必填', en: 'This is required' },
  unknown_field: { zh: '不认识的字段', en: 'This field is not known' },
  type: { zh: '类型不正确', en: 'This has the wrong type' },
  format: { zh: '格式不正确', en: 'This is not in the right format' },
  option: { zh: '不在可选范围内', en: 'This is not one of the options' },
  too_small: { zh: '太短或太小', en: 'This is too short or too small' },
  too_big: { zh: '太长或太大', en: 'This is too long or too big' },
  id: { zh: '编号不正确', en: 'This is not an id of the right kind' },
  'period.reversed': { zh: '结束日期必须晚于开始日期', en: 'The end must be after the beginning' },
  'credit_code.length': { zh: '统一社会信用代码应为 18 位', en: 'A credit code has 18 characters' },
  'credit_code.character': {
    zh: '统一社会信用代码含有不允许的字符',
    en: 'The credit code has a character that is not allowed',
  },
  'credit_code.division': {
    zh: '统一社会信用代码的行政区划部分应为数字',
    en: 'The division part of the credit code must be digits',
  },
  'credit_code.check_digit': {
    zh: '统一社会信用代码的校验位不正确',
    en: 'The check digit of the credit code is wrong',
  },
  'secrecy.marked': {
    zh: '含有密级或内部资料标识，不得录入本平台',
    en: 'This bears a marking of secrecy or of an internal paper and must not be entered here',
  },
  'coordinate.pair': { zh: '经度和纬度要同时填写', en: 'Latitude and longitude go together' },
  'date.missing': { zh: '日期不存在', en: 'There is no such date' },
  'document.format': { zh: '证件号码格式不正确', en: 'The document number is not in the right format' },
  'date.future': { zh: '不能晚于今天', en: 'This cannot be after today' },
  'date.not_established': {
    zh: '当时该党组织尚未成立',
    en: 'The Party organisation was not established yet on that date',
  },
  'import.unknown_column': { zh: '模板中没有这一列', en: 'The template has no such column' },
  'import.missing_column': { zh: '缺少这一列', en: 'This column is missing' },
  'import.repeated_column': { zh: '这一列出现了不止一次', en: 'This column stands there more than once' },
  'import.blank_row': { zh: '空行，不导入', en: 'A blank row; nothing is entered' },
  'import.duplicate_in_file': {
    zh: '文件中有多行使用这个代码',
    en: 'More than one row of the file has this code',
  },
  'import.unknown_parent': {
    zh: '登记册和文件中都没有使用这个代码的单位',
    en: 'Neither the register nor the file has an organisation with this code',
  },
  'import.parent_cycle': {
    zh: '上级单位不能是自己或自己的下级',
    en: 'The parent cannot be the organisation itself or one below it',
  },
  'import.code_taken': {
    zh: '核对之后已有单位登记了这个代码',
    en: 'An organisation was entered with this code since the row was checked',
  },
  'import.changed_since': {
    zh: '核对之后登记内容已被修改，请重新导入这一行',
    en: 'The register was changed since the row was checked; import this row again',
  },
  'sheet.empty': { zh: '文件是空的', en: 'The file is empty' },
  'sheet.too_large': { zh: '文件过大，最多 5 MB', en: 'The file is too large; 5 MB at the most' },
  'sheet.unsupported_format': { zh: '只支持 XLSX 和 CSV 文件', en: 'Only XLSX and CSV files are read' },
  'sheet.legacy_xls': { zh: '旧版 Excel 文件，请另存为 .xlsx', en: 'An old Excel file; save it as .xlsx' },
  'sheet.encrypted': { zh: '文件有密码保护，请去掉密码', en: 'The file has a password; take it off' },
  'sheet.malformed': {
    zh: '文件已损坏，或此行引号不配对',
    en: 'The file is damaged, or this row has an open quote',
  },
  'sheet.expands_too_much': { zh: '文件展开后过大', en: 'The file unfolds to too much' },
  'sheet.encoding': { zh: '文字编码应为 UTF-8 或 GB18030', en: 'The text is neither UTF-8 nor GB18030' },
  'sheet.no_header': { zh: '第一行应为表头', en: 'The first row must be the header' },
  'sheet.too_many_rows': { zh: '超过 5,000 行，请分成几个文件', en: 'More than 5,000 rows; split the file' },
  'sheet.too_many_columns': { zh: '列数过多', en: 'There are too many columns' },
  'phone.format': { zh: '手机号格式不正确', en: 'This is not a mobile number' },
} as const
export type FieldProblemCode = keyof typeof fieldProblems
