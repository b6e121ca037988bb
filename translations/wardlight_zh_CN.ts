<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AbsentStore</name>
    <message>
        <source>The profile &quot;%1&quot; names no object store, so images and other objects can be neither read nor kept. Add a bucket or a folder to the profile.</source>
        <translation>配置“%1”未指明对象存储，因此影像和其他对象既不能读取也不能保存。请在配置中添加存储桶或文件夹。</translation>
    </message>
    <message>
        <source>no object store</source>
        <translation>无对象存储</translation>
    </message>
</context>
<context>
    <name>AlertTexts</name>
    <message>
        <source>%1 %2 (limit %3)</source>
        <translation>%1 %2（界限 %3）</translation>
    </message>
</context>
<context>
    <name>AlertWords</name>
    <message>
        <source>Critical</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Technical, critical</source>
        <translation>技术性，危急</translation>
    </message>
    <message>
        <source>Technical, high</source>
        <translation>技术性，高</translation>
    </message>
    <message>
        <source>Technical, medium</source>
        <translation>技术性，中</translation>
    </message>
    <message>
        <source>Technical, low</source>
        <translation>技术性，低</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, ahead of this clock</source>
        <translation>%1，早于本机时钟</translation>
    </message>
    <message>
        <source>now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>No patient</source>
        <translation>无患者</translation>
    </message>
    <message>
        <source>Acknowledged by %1 at %2</source>
        <translation>%1 已于 %2 确认</translation>
    </message>
</context>
<context>
    <name>AlertWriteTexts</name>
    <message>
        <source>An alert&apos;s type has 1 to %1 characters.</source>
        <translation>报警类型应为 1 至 %1 个字符。</translation>
    </message>
    <message>
        <source>An alert&apos;s value and limit must be numbers.</source>
        <translation>报警的数值和界限必须是数字。</translation>
    </message>
    <message>
        <source>An alert&apos;s message has at most %1 characters.</source>
        <translation>报警消息最多 %1 个字符。</translation>
    </message>
    <message>
        <source>An alert&apos;s unit has at most %1 characters, its kind of measurement %2.</source>
        <translation>报警的单位最多 %1 个字符，测量类型最多 %2 个字符。</translation>
    </message>
    <message>
        <source>An alert cannot have occurred in the future.</source>
        <translation>报警不能发生在将来。</translation>
    </message>
    <message>
        <source>There is no such patient.</source>
        <translation>没有这名患者。</translation>
    </message>
    <message>
        <source>There is no such device.</source>
        <translation>没有这台设备。</translation>
    </message>
    <message>
        <source>A silence needs an end that is still to come.</source>
        <translation>静默必须有一个尚未到来的结束时间。</translation>
    </message>
    <message>
        <source>Alerts can be silenced for %1 hours at most.</source>
        <translation>报警最多可静默 %1 小时。</translation>
    </message>
    <message>
        <source>A note has at most %1 characters.</source>
        <translation>备注最多 %1 个字符。</translation>
    </message>
    <message>
        <source>At most %1 alerts can be raised at once.</source>
        <translation>一次最多可发出 %1 条报警。</translation>
    </message>
    <message>
        <source>At most %1 alerts can be acknowledged at once.</source>
        <translation>一次最多可确认 %1 条报警。</translation>
    </message>
    <message>
        <source>Alerts of this type are not silenced for this patient.</source>
        <translation>该患者的此类报警没有被静默。</translation>
    </message>
</context>
<context>
    <name>AlertsCommands</name>
    <message>
        <source>Alert</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Give one limit: --high X or --low X.</source>
        <translation>请给出一个界限：--high X 或 --low X。</translation>
    </message>
    <message>
        <source>Would raise %1, raised %2</source>
        <translation>将发出 %1 条，实际发出 %2 条</translation>
    </message>
    <message>
        <source>The connection was lost; complete until %1.</source>
        <translation>连接已中断；%1 之前的内容完整。</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>正在监听。</translation>
    </message>
    <message>
        <source>Another server took over; something may have been missed.</source>
        <translation>已由另一台服务器接管；可能有遗漏。</translation>
    </message>
    <message>
        <source>Alerts, the newest first</source>
        <translation>报警，最新的在前</translation>
    </message>
    <message>
        <source>Only those that nobody acknowledged</source>
        <translation>仅列出无人确认的</translation>
    </message>
    <message>
        <source>What happened to alerts, the latest first</source>
        <translation>报警的经过，最近的在前</translation>
    </message>
    <message>
        <source>What is silenced, until when, by whom</source>
        <translation>哪些已静默、到何时、由谁设置</translation>
    </message>
    <message>
        <source>Print what happens to alerts as it happens, a line an event (with --json a document a line), until Ctrl+C</source>
        <translation>实时打印报警的变化，每个事件一行（加 --json 则每行一个文档），直到按 Ctrl+C</translation>
    </message>
    <message>
        <source>How many alerts a limit would have raised over the recorded values of all patients, and how many were raised. would_raise counts episodes: an unbroken run of a patient&apos;s values beyond the limit (above --high, below --low; a value equal to it is not beyond) counts once, however long it is and whatever time lies between its values; the first value back within the limit ends it. Flagged values count too. raised counts the alerts on record for this type and side in the same days.</source>
        <translation>某个界限在所有患者的已记录数值上会发出多少次报警，以及实际发出了多少次。would_raise 统计的是过程：一名患者连续超出界限的一段数值（高于 --high、低于 --low；等于界限不算超出）只计一次，不论多长、也不论数值之间相隔多久；第一个回到界限内的数值结束这一过程。带标记的数值也计入。raised 统计同一时期内该类型、该方向已登记的报警。</translation>
    </message>
    <message>
        <source>Alerts, and what people did about them</source>
        <translation>报警，以及人们对其的处理</translation>
    </message>
    <message>
        <source>Acknowledged the alert %1.</source>
        <translation>已确认报警 %1。</translation>
    </message>
    <message>
        <source>The alert %1 was acknowledged by %2 at %3 already; nothing was changed about it.</source>
        <translation>报警 %1 已由 %2 于 %3 确认，未作任何更改。</translation>
    </message>
    <message>
        <source>There is no alert %1.</source>
        <translation>没有报警 %1。</translation>
    </message>
    <message>
        <source>Silenced until %1.</source>
        <translation>已静默至 %1。</translation>
    </message>
    <message>
        <source>These alerts are heard again.</source>
        <translation>这些报警恢复提示。</translation>
    </message>
    <message>
        <source>Acknowledge alerts. Each is acknowledged once: where somebody was faster, this says who and when, and exits 1; the others are acknowledged all the same</source>
        <translation>确认报警。每条只能确认一次：如他人已先确认，会说明是谁、何时，并以 1 退出；其余的照常确认</translation>
    </message>
    <message>
        <source>Silence one type of alert for one patient, for 24 hours at most</source>
        <translation>静默一名患者的一类报警，最多 24 小时</translation>
    </message>
    <message>
        <source>End a silence before its time</source>
        <translation>提前结束静默</translation>
    </message>
    <message>
        <source>Raise an alert, for rules that live elsewhere; prints its id</source>
        <translation>发出一条报警，供外部规则使用；输出其编号</translation>
    </message>
</context>
<context>
    <name>Analysis</name>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>分析已取消。</translation>
    </message>
</context>
<context>
    <name>AuditCommands</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>With</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>On</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>The audit log is whole: %1 rows were checked.</source>
        <translation>审计记录完整：已核查 %1 条。</translation>
    </message>
    <message>
        <source>The audit log is not what it was, from row %1 of writer %2 on: %3</source>
        <translation>审计记录已不完整，自写入者 %2 的第 %1 条起：%3</translation>
    </message>
    <message>
        <source>%1 rows are in %2.</source>
        <translation>已将 %1 条记录写入 %2。</translation>
    </message>
    <message>
        <source>Who did and saw what</source>
        <translation>操作与查看记录</translation>
    </message>
    <message>
        <source>The newest rows</source>
        <translation>最新记录</translation>
    </message>
    <message>
        <source>Check that no row was changed or removed</source>
        <translation>核查记录有无更改或删除</translation>
    </message>
    <message>
        <source>Write all rows to a file, one JSON a line</source>
        <translation>将全部记录写入文件，每行一个 JSON</translation>
    </message>
</context>
<context>
    <name>AuditLog</name>
    <message>
        <source>Rows before this one are missing.</source>
        <translation>此条之前的记录缺失。</translation>
    </message>
    <message>
        <source>It does not follow the row before it.</source>
        <translation>与前一条记录不衔接。</translation>
    </message>
    <message>
        <source>It was changed after it was written.</source>
        <translation>写入后被更改。</translation>
    </message>
    <message>
        <source>It differs from the head kept outside the database.</source>
        <translation>与数据库外保存的链首值不一致。</translation>
    </message>
    <message>
        <source>It was cut off: a head kept outside the database names a row that is gone.</source>
        <translation>记录被截断：数据库外保存的链首值所指的记录已不存在。</translation>
    </message>
    <message>
        <source>The file of kept heads holds lines that this workspace did not sign.</source>
        <translation>链首值文件中有非本工作区签署的行。</translation>
    </message>
</context>
<context>
    <name>BasemapTexts</name>
    <message>
        <source>The basemap is damaged; build or install it again.</source>
        <translation>底图已损坏，请重新生成或安装。</translation>
    </message>
    <message>
        <source>The basemap was made for another version of this program; build or install it again.</source>
        <translation>底图属于本程序的其他版本，请重新生成或安装。</translation>
    </message>
    <message>
        <source>There is no basemap on this machine. Paths are drawn without it.</source>
        <translation>本机没有底图，流向图将在空白背景上绘制。</translation>
    </message>
    <message>
        <source>The basemap cannot be written.</source>
        <translation>无法写入底图。</translation>
    </message>
</context>
<context>
    <name>Beats</name>
    <message>
        <source>Channel %1 has %2 samples a second; beats can be found from %3 on.</source>
        <translation>通道 %1 每秒 %2 个采样；至少 %3 个才能识别心搏。</translation>
    </message>
    <message>
        <source>The search was cancelled.</source>
        <translation>搜索已取消。</translation>
    </message>
</context>
<context>
    <name>BucketCheck</name>
    <message>
        <source>The object store answers within %1 ms.</source>
        <translation>对象存储在 %1 毫秒内应答。</translation>
    </message>
    <message>
        <source>Check the endpoint and the certificate file, or ask whoever runs the object store.</source>
        <translation>请检查端点和证书文件，或联系对象存储管理员。</translation>
    </message>
    <message>
        <source>The connection to the object store is not encrypted.</source>
        <translation>与对象存储的连接未加密。</translation>
    </message>
    <message>
        <source>Use an https:// endpoint.</source>
        <translation>请使用 https:// 端点。</translation>
    </message>
    <message>
        <source>The access key is accepted.</source>
        <translation>访问密钥被接受。</translation>
    </message>
    <message>
        <source>Enter the access key and its secret anew.</source>
        <translation>请重新输入访问密钥及其私有密钥。</translation>
    </message>
    <message>
        <source>There is a bucket named %1.</source>
        <translation>存在名为 %1 的存储桶。</translation>
    </message>
    <message>
        <source>Check the bucket&apos;s name and its region.</source>
        <translation>请检查存储桶的名称和区域。</translation>
    </message>
    <message>
        <source>Its objects may be listed.</source>
        <translation>可以列出其中的对象。</translation>
    </message>
    <message>
        <source>Have this access key given the right to list the bucket.</source>
        <translation>请让人授予此访问密钥列出存储桶的权限。</translation>
    </message>
    <message>
        <source>Its objects can be read.</source>
        <translation>可以读取其中的对象。</translation>
    </message>
    <message>
        <source>Have this access key given the right to read objects.</source>
        <translation>请让人授予此访问密钥读取对象的权限。</translation>
    </message>
</context>
<context>
    <name>BucketIndex</name>
    <message>
        <source>Looking through the store</source>
        <translation>正在查看对象存储</translation>
    </message>
    <message>
        <source>Another program kept indexing the same objects.</source>
        <translation>另一个程序一直在为同样的对象建立索引。</translation>
    </message>
    <message>
        <source>Not indexed, because it ended early: %1</source>
        <translation>未建立索引，因为提前结束：%1</translation>
    </message>
</context>
<context>
    <name>BucketOptions</name>
    <message>
        <source>Keep the objects in this S3 bucket</source>
        <translation>将对象保存在此 S3 存储桶中</translation>
    </message>
    <message>
        <source>The S3 server, if it is not Amazon&apos;s</source>
        <translation>S3 服务器（若不是亚马逊的）</translation>
    </message>
    <message>
        <source>Certificates (PEM) to trust instead of the system&apos;s</source>
        <translation>代替系统证书而信任的证书（PEM）</translation>
    </message>
    <message>
        <source>Make the bucket if it does not exist</source>
        <translation>存储桶不存在时创建</translation>
    </message>
    <message>
        <source>Do not ask the server to encrypt objects, for one that cannot</source>
        <translation>不要求服务器加密对象，用于做不到的服务器</translation>
    </message>
    <message>
        <source>Send each object&apos;s SHA-256 as a trailer, for a server that checks and keeps it</source>
        <translation>将每个对象的 SHA-256 作为尾部校验发送，用于会检查并保存它的服务器</translation>
    </message>
</context>
<context>
    <name>ChainCommands</name>
    <message>
        <source>Recalls on record: %1. Packs it reaches: %2.</source>
        <translation>登记在案的召回：%1。涉及的包装：%2。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>超出范围</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>传感器</translation>
    </message>
    <message>
        <source>°C</source>
        <translation>°C</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>要查找的内容</translation>
    </message>
    <message>
        <source>Show what a pack is in, and what is in it</source>
        <translation>显示包装装在什么里面，以及里面有什么</translation>
    </message>
    <message>
        <source>Show what a recall reaches</source>
        <translation>显示召回涉及的范围</translation>
    </message>
    <message>
        <source>Show a pack&apos;s temperatures</source>
        <translation>显示包装的温度</translation>
    </message>
</context>
<context>
    <name>CheckStepModel</name>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>CheckedSource</name>
    <message>
        <source>The bytes for &quot;%1&quot; changed while they were being stored. Nothing was stored; try again once they are complete.</source>
        <translation>“%1”的字节在存储过程中发生了变化。未存储任何内容；请待其完整后重试。</translation>
    </message>
</context>
<context>
    <name>ChildProcess</name>
    <message>
        <source>The program %1 is missing. Install Wardlight again.</source>
        <translation>缺少程序 %1。请重新安装 Wardlight。</translation>
    </message>
    <message>
        <source>The program %1 could not be started. Close other programs and try again.</source>
        <translation>无法启动程序 %1。请关闭其他程序后重试。</translation>
    </message>
</context>
<context>
    <name>CodeRuleTexts</name>
    <message>
        <source>The code is malformed. %1</source>
        <translation>编码格式有误。%1</translation>
    </message>
    <message>
        <source>This code names a product, not a single pack. Scan the pack&apos;s own trace code.</source>
        <translation>此编码指的是产品，不是单个包装。请扫描包装自身的追溯码。</translation>
    </message>
    <message>
        <source>The code is not on record, but %1 is: the scanner may have changed letters or swallowed a part. Scan again.</source>
        <translation>该编码未登记，但 %1 已登记：扫描枪可能改变了字母或吞掉了一部分。请重新扫描。</translation>
    </message>
    <message>
        <source>The product %1 is on record, but no pack with this serial number is.</source>
        <translation>产品 %1 已登记，但没有此序列号的包装。</translation>
    </message>
    <message>
        <source>Nothing is on record here of this product: the local data do not cover it.</source>
        <translation>此处没有该产品的任何记录：本地数据未覆盖。</translation>
    </message>
    <message>
        <source>It is not on record when the local data were brought up to date.</source>
        <translation>没有记录本地数据何时更新。</translation>
    </message>
    <message>
        <source>The local data were brought up to date on %1, more than %2 days before.</source>
        <translation>本地数据更新于 %1，早于 %2 天以上。</translation>
    </message>
    <message>
        <source>The packaging was not compared.</source>
        <translation>未比对包装外观。</translation>
    </message>
    <message>
        <source>The packaging differs: %1.</source>
        <translation>包装外观不同：%1。</translation>
    </message>
    <message>
        <source>%1 people asked about this code from %2 known places within %3 days: the label may have been cloned.</source>
        <translation>%3 天内有 %1 人从 %2 个已知地点查询过此编码：标签可能被仿制。</translation>
    </message>
</context>
<context>
    <name>ColdSegments</name>
    <message>
        <source>A part of this recording in the object store is not what was written. It is refused and in quarantine: %1</source>
        <translation>对象存储中此记录的一部分与写入时不符，已拒绝并隔离：%1</translation>
    </message>
    <message>
        <source>A segment of a recording in it has another SHA-256 than the one recorded.</source>
        <translation>其中一个记录片段的 SHA-256 与登记的不同。</translation>
    </message>
    <message>
        <source>This part of the recording is in an object store that is not connected.</source>
        <translation>记录的这一部分在未连接的对象存储中。</translation>
    </message>
</context>
<context>
    <name>ColumnGrid</name>
    <message>
        <source>A window has 1 to %1 columns.</source>
        <translation>一个窗口有 1 至 %1 列。</translation>
    </message>
    <message>
        <source>A window begins at 0 s or later and ends after its beginning.</source>
        <translation>窗口从 0 秒或之后开始，并在开始之后结束。</translation>
    </message>
    <message>
        <source>The window lies beyond the end of any recording.</source>
        <translation>窗口超出了任何记录的末尾。</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Wardlight on the command line.</source>
        <translation>Wardlight 命令行工具。</translation>
    </message>
    <message>
        <source>Who is named in the audit log for this command</source>
        <translation>本次操作在审计记录中的署名</translation>
    </message>
    <message>
        <source>Print one JSON document</source>
        <translation>以单个 JSON 文档输出</translation>
    </message>
    <message>
        <source>Password of the database of &quot;%1&quot;: </source>
        <translation>“%1”的数据库密码：</translation>
    </message>
    <message>
        <source>The workspace&apos;s folder; else WARDLIGHT_WORKSPACE</source>
        <translation>工作区文件夹；否则用 WARDLIGHT_WORKSPACE</translation>
    </message>
    <message>
        <source>Work on the database and the object store of this profile (see &quot;wardlightctl profile&quot;)</source>
        <translation>使用此配置的数据库和对象存储（见“wardlightctl profile”）</translation>
    </message>
    <message>
        <source>Access key of the bucket of &quot;%1&quot;: </source>
        <translation>“%1”存储桶的访问密钥：</translation>
    </message>
    <message>
        <source>Its secret: </source>
        <translation>其私有密钥：</translation>
    </message>
</context>
<context>
    <name>ConnectError</name>
    <message>
        <source>The database refuses this account. Check the user and the password of the connection.</source>
        <translation>数据库拒绝此账户。请检查连接中的用户名和密码。</translation>
    </message>
    <message>
        <source>The database server offers no encrypted connection, and an unencrypted one is refused here: others could read along. Nothing was sent. Ask whoever runs the server to turn on TLS.</source>
        <translation>数据库服务器不提供加密连接，而此处不接受未加密的连接：他人可能窃听。未发送任何内容。请联系服务器管理员启用 TLS。</translation>
    </message>
    <message>
        <source>The database server could not prove over the encrypted connection that it is the one that knows the password (channel binding). Someone may stand in between. The connection was refused; ask whoever runs the server.</source>
        <translation>数据库服务器无法通过加密连接证明自己知道密码（通道绑定），中间可能有人截取。连接已被拒绝；请联系服务器管理员。</translation>
    </message>
    <message>
        <source>The database server does not accept the certificate of this computer. Ask whoever runs the server for a valid one.</source>
        <translation>数据库服务器不接受本机的证书。请向服务器管理员索取有效证书。</translation>
    </message>
    <message>
        <source>The private key of this computer&apos;s certificate cannot be used. It must be there, belong to you, and be readable by nobody else (chmod 600).</source>
        <translation>本机证书的私钥无法使用。私钥必须存在、属于您，且他人不可读取（chmod 600）。</translation>
    </message>
    <message>
        <source>The database server is starting or stopping. Try again in a moment.</source>
        <translation>数据库服务器正在启动或停止。请稍后再试。</translation>
    </message>
    <message>
        <source>The database server has no room for another connection. Try again shortly.</source>
        <translation>数据库服务器已无法容纳更多连接。请稍后再试。</translation>
    </message>
    <message>
        <source>The database server&apos;s certificate is for another host name. It may not be the server it claims to be, so the connection was refused. Use the name in the certificate, or ask whoever runs the server.</source>
        <translation>数据库服务器的证书属于另一个主机名，它可能不是所声称的服务器，因此连接已被拒绝。请使用证书中的名称，或联系服务器管理员。</translation>
    </message>
    <message>
        <source>The database server speaks only an outdated, unsafe version of TLS, so the connection was refused. Ask whoever runs the server to update it.</source>
        <translation>数据库服务器只支持过时且不安全的 TLS 版本，因此连接已被拒绝。请联系服务器管理员升级。</translation>
    </message>
    <message>
        <source>The database server and this program share no safe version of TLS, so the connection was refused. Ask whoever runs the server to update it.</source>
        <translation>数据库服务器与本程序没有共同的安全 TLS 版本，因此连接已被拒绝。请联系服务器管理员升级。</translation>
    </message>
    <message>
        <source>The file with the certificate authority that the database server must be checked against is missing or unreadable. Put it there, or name it in the connection (sslrootcert).</source>
        <translation>用于核验数据库服务器的证书颁发机构文件缺失或无法读取。请放置该文件，或在连接中指明（sslrootcert）。</translation>
    </message>
    <message>
        <source>The database server wants a certificate of this computer, and the connection names none (sslcert, sslkey). Ask whoever runs the server.</source>
        <translation>数据库服务器要求本机提供证书，而连接未指明（sslcert、sslkey）。请联系服务器管理员。</translation>
    </message>
    <message>
        <source>The database server takes this account over encrypted connections only. Use sslmode=verify-full.</source>
        <translation>数据库服务器只通过加密连接接受此账户。请使用 sslmode=verify-full。</translation>
    </message>
    <message>
        <source>No database server takes changes at the moment: the primary is away, and no standby has taken over yet. Nothing was changed; try again in a moment.</source>
        <translation>目前没有数据库服务器可接受更改：主服务器已离线，备用服务器尚未接管。未作任何更改；请稍后再试。</translation>
    </message>
    <message>
        <source>The database does not answer. What is on the screen may be old; nothing was changed. Try again, or ask whoever runs the server.</source>
        <translation>数据库没有应答。屏幕上的内容可能已过时；未作任何更改。请重试，或联系服务器管理员。</translation>
    </message>
    <message>
        <source>The server is there, but has no database of that name.</source>
        <translation>服务器存在，但没有此名称的数据库。</translation>
    </message>
    <message>
        <source>The database server&apos;s certificate has expired, so the connection was refused. Ask whoever runs the server to renew it; if the certificate is new, this computer&apos;s clock may be wrong.</source>
        <translation>数据库服务器的证书已过期，因此连接已被拒绝。请联系服务器管理员更新；如证书是新的，则本机时钟可能有误。</translation>
    </message>
    <message>
        <source>The database server&apos;s certificate is not valid yet, so the connection was refused. This computer&apos;s clock may be wrong.</source>
        <translation>数据库服务器的证书尚未生效，因此连接已被拒绝。本机时钟可能有误。</translation>
    </message>
    <message>
        <source>The database server&apos;s certificate was issued by an authority that is not trusted here. It may not be the server it claims to be, so the connection was refused. Check the authority&apos;s file (sslrootcert), or ask whoever runs the server.</source>
        <translation>数据库服务器的证书由此处不信任的机构颁发，它可能不是所声称的服务器，因此连接已被拒绝。请检查颁发机构文件（sslrootcert），或联系服务器管理员。</translation>
    </message>
    <message>
        <source>The database server&apos;s certificate could not be verified, so the connection was refused. Ask whoever runs the server.</source>
        <translation>数据库服务器的证书无法核验，因此连接已被拒绝。请联系服务器管理员。</translation>
    </message>
</context>
<context>
    <name>CornerTexts</name>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Other gender</source>
        <translation>其他性别</translation>
    </message>
    <message>
        <source>ID %1</source>
        <translation>ID %1</translation>
    </message>
    <message>
        <source>Born %1</source>
        <translation>出生 %1</translation>
    </message>
    <message>
        <source>Series %1</source>
        <translation>序列 %1</translation>
    </message>
    <message>
        <source>Frame %1 / %2</source>
        <translation>帧 %1 / %2</translation>
    </message>
    <message>
        <source>Position %1 mm</source>
        <translation>层位 %1 mm</translation>
    </message>
    <message>
        <source>Thickness %1 mm</source>
        <translation>层厚 %1 mm</translation>
    </message>
    <message>
        <source>Image %1 / %2</source>
        <translation>图像 %1 / %2</translation>
    </message>
    <message>
        <source>Inverted</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>C %1  W %2</source>
        <translation>窗位 %1  窗宽 %2</translation>
    </message>
    <message>
        <source>Zoom %1 %</source>
        <translation>缩放 %1 %</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>姓名不详</translation>
    </message>
    <message>
        <source>Lossy %1:1</source>
        <translation>有损压缩 %1:1</translation>
    </message>
    <message>
        <source>Lossy</source>
        <translation>有损压缩</translation>
    </message>
    <message>
        <source>Filed under MRN %1</source>
        <translation>归入病案号 %1</translation>
    </message>
</context>
<context>
    <name>CredentialChain</name>
    <message>
        <source>There are no credentials for the S3 server. Enter an access key, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.</source>
        <translation>没有 S3 服务器的凭据。请输入访问密钥，或设置 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY。</translation>
    </message>
    <message>
        <source>%1 gives only one half of the credentials; both the access key and the secret key are needed.</source>
        <translation>%1 只给出了凭据的一半；访问密钥和私有密钥缺一不可。</translation>
    </message>
    <message>
        <source>The program that should give the S3 credentials (credential_process) did not. Run it by hand to see why.</source>
        <translation>应提供 S3 凭据的程序（credential_process）没有给出凭据。请手动运行查看原因。</translation>
    </message>
    <message>
        <source>The environment</source>
        <translation>环境变量</translation>
    </message>
</context>
<context>
    <name>CsvReaderTexts</name>
    <message>
        <source>The line is longer than 1 MiB.</source>
        <translation>该行超过 1 MiB。</translation>
    </message>
    <message>
        <source>A quote is opened and never closed.</source>
        <translation>引号没有成对，缺少结束引号。</translation>
    </message>
    <message>
        <source>Text follows a closing quote; quotes inside a field are doubled.</source>
        <translation>结束引号之后还有文字；字段内的引号应写成两个。</translation>
    </message>
    <message>
        <source>The line holds a zero byte, which is no text.</source>
        <translation>该行含有零字节，不是文本。</translation>
    </message>
    <message>
        <source>The bytes from position %1 of the file are no text in GBK.</source>
        <translation>文件从第 %1 字节起不是有效的 GBK 文本。</translation>
    </message>
    <message>
        <source>The file is written in UTF-16; save it as UTF-8.</source>
        <translation>文件采用 UTF-16 编码，请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>Byte %1 of the file (0x%2) is not valid UTF-8.</source>
        <translation>文件第 %1 字节（0x%2）不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>%1 The line makes sense as GBK: import the file with --encoding gbk.</source>
        <translation>%1 该行按 GBK 可以读通：请加 --encoding gbk 重新导入。</translation>
    </message>
</context>
<context>
    <name>CsvWaveSource</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>文件 %1 无法读取：%2</translation>
    </message>
    <message>
        <source>A sampling rate is a number above 0.</source>
        <translation>采样率须为大于 0 的数。</translation>
    </message>
    <message>
        <source>Some lines could not be read or have another number of columns; they were left out.</source>
        <translation>部分行无法读取或列数不同，已略去。</translation>
    </message>
    <message>
        <source>Some lines have no time or go back in time; they were left out.</source>
        <translation>部分行没有时间或时间倒退，已略去。</translation>
    </message>
    <message>
        <source>Nothing says how many samples a second there are: name the first column &quot;time&quot;, or give the rate.</source>
        <translation>没有说明每秒有多少个采样：请将第一列命名为“time”，或给出采样率。</translation>
    </message>
    <message>
        <source>The values of %1 have more digits than can be kept; they were rounded to one in two thousand million.</source>
        <translation>%1 的数值位数超出可保存的范围，已舍入到二十亿分之一。</translation>
    </message>
    <message>
        <source>The file begins with no line of a table of samples.</source>
        <translation>文件开头不是采样表的行。</translation>
    </message>
    <message>
        <source>The file holds no samples.</source>
        <translation>文件不含采样。</translation>
    </message>
    <message>
        <source>The times of this file span more than a year: no recording is so long.</source>
        <translation>此文件的时间跨度超过一年：没有这么长的记录。</translation>
    </message>
    <message>
        <source>Some values are no finite numbers; there is a gap in their place.</source>
        <translation>部分数值不是有限数，其位置为空缺。</translation>
    </message>
</context>
<context>
    <name>CustodyRuleTexts</name>
    <message>
        <source>It is not on record what it was packed into.</source>
        <translation>没有登记其装入了哪个包装。</translation>
    </message>
    <message>
        <source>It was seen on %1 elsewhere than the sealed pack %2 that it is in.</source>
        <translation>于 %1 在别处被看到，而其所在的包装 %2 仍封存。</translation>
    </message>
    <message>
        <source>It is inside two packs at once: %1 and %2.</source>
        <translation>同时在两个包装中：%1 和 %2。</translation>
    </message>
    <message>
        <source>The site %1 had no licence on %2.</source>
        <translation>网点 %1 在 %2 没有许可证。</translation>
    </message>
    <message>
        <source>It was on sale in %1, where it may not be sold: diversion.</source>
        <translation>在不得销售的 %1 上架：窜货。</translation>
    </message>
    <message>
        <source>Its sites are not on record.</source>
        <translation>其网点未登记。</translation>
    </message>
    <message>
        <source>No temperatures are on record.</source>
        <translation>没有温度记录。</translation>
    </message>
    <message>
        <source>It is not on record how warm it may be kept.</source>
        <translation>没有登记其允许的最高温度。</translation>
    </message>
    <message>
        <source>Quality: it was outside its temperatures for %1 minutes; %2 are allowed.</source>
        <translation>质量：超出温度范围 %1 分钟；允许 %2 分钟。</translation>
    </message>
    <message>
        <source>Fewer than two temperatures are on record.</source>
        <translation>温度记录少于两条。</translation>
    </message>
    <message>
        <source>Quality: no temperature is on record for %1 minutes; %2 are allowed.</source>
        <translation>质量：%1 分钟没有温度记录；允许 %2 分钟。</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>All database connections are busy. Wait for running work to end, then try again.</source>
        <translation>数据库连接已全部占用。请等待进行中的任务结束后重试。</translation>
    </message>
    <message>
        <source>This was done before; nothing was changed.</source>
        <translation>此操作先前已执行，未作任何更改。</translation>
    </message>
    <message>
        <source>The database does not answer. What is on the screen may be old; nothing was changed. Try again, or ask whoever runs the server.</source>
        <translation>数据库无响应。屏幕上的内容可能不是最新的；未作任何更改。请重试，或联系服务器管理员。</translation>
    </message>
    <message>
        <source>The database took too long to answer, so the connection was closed. Try again in a moment.</source>
        <translation>数据库响应超时，连接已关闭。请稍后重试。</translation>
    </message>
    <message>
        <source>This contradicts what is already on record; nothing was changed.</source>
        <translation>与已有记录冲突，未作任何更改。</translation>
    </message>
    <message>
        <source>The database refuses this: the account it is opened with has no right to do it.</source>
        <translation>数据库拒绝了此操作：当前数据库账户没有相应权限。</translation>
    </message>
    <message>
        <source>The database lacks a table or column that this program needs. Run &quot;wardlightctl migrate&quot;.</source>
        <translation>数据库缺少本程序所需的表或列。请运行“wardlightctl migrate”。</translation>
    </message>
    <message>
        <source>The disk of the database server is full. Nothing was changed.</source>
        <translation>数据库服务器磁盘已满，未作任何更改。</translation>
    </message>
    <message>
        <source>The database server has no room for another connection. Try again shortly.</source>
        <translation>数据库服务器连接数已满。请稍后重试。</translation>
    </message>
    <message>
        <source>This database is read-only at the moment (a standby); nothing was changed.</source>
        <translation>此数据库当前为只读（备用服务器），未作任何更改。</translation>
    </message>
    <message>
        <source>The database refused a statement of this program. That is a defect; nothing was changed.</source>
        <translation>数据库拒绝了本程序的语句。这是程序缺陷；未作任何更改。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>已取消，未作任何更改。</translation>
    </message>
    <message>
        <source>The database&apos;s answer could not be used. That is a defect; nothing was changed.</source>
        <translation>数据库返回的结果无法使用。这是程序缺陷；未作任何更改。</translation>
    </message>
    <message>
        <source>The database&apos;s connection string cannot be read. It looks like &quot;host=… dbname=… user=…&quot; or &quot;postgresql://…&quot;.</source>
        <translation>无法读取数据库的连接字符串。其形式为“host=… dbname=… user=…”或“postgresql://…”。</translation>
    </message>
    <message>
        <source>The connection to the database was lost at the moment of saving, so it is not known whether it was saved. Do the same again: it is applied once at most.</source>
        <translation>在保存的瞬间数据库连接中断，因此不知道是否已保存。请再做一次同样的操作：最多只会生效一次。</translation>
    </message>
    <message>
        <source>Other work keeps a table of the database busy, so this could not be done. Try again in a moment.</source>
        <translation>其他工作占用了数据库中的一个表，因此无法完成。请稍后再试。</translation>
    </message>
</context>
<context>
    <name>DatabaseCheck</name>
    <message>
        <source>A server answers at %1, port %2.</source>
        <translation>%1 端口 %2 有服务器应答。</translation>
    </message>
    <message>
        <source>No server answers at %1, port %2.</source>
        <translation>%1 端口 %2 没有服务器应答。</translation>
    </message>
    <message>
        <source>Start the server on this computer, or correct the folder of its socket and the port.</source>
        <translation>请启动本机的服务器，或更正其套接字文件夹和端口。</translation>
    </message>
    <message>
        <source>Check the host and the port; ask whoever runs the server whether it runs, and whether a firewall lets you through.</source>
        <translation>请检查主机和端口；并询问服务器管理员其是否运行、防火墙是否放行。</translation>
    </message>
    <message>
        <source>Give the certificate file of whoever issued it, and the server&apos;s name as the certificate has it.</source>
        <translation>请提供颁发者的证书文件，并使用证书中的服务器名称。</translation>
    </message>
    <message>
        <source>Ask whoever runs the server to switch TLS on. Only where nobody else can listen may you choose no encryption.</source>
        <translation>请联系服务器管理员启用 TLS。只有在无人能窃听之处才可选择不加密。</translation>
    </message>
    <message>
        <source>The connection is encrypted: %1.</source>
        <translation>连接已加密：%1。</translation>
    </message>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>连接未加密。</translation>
    </message>
    <message>
        <source>Choose the TLS mode verify-full, so that nobody can listen.</source>
        <translation>请选择 TLS 模式 verify-full，以防窃听。</translation>
    </message>
    <message>
        <source>Give the password of this user.</source>
        <translation>请提供该用户的密码。</translation>
    </message>
    <message>
        <source>Correct the database&apos;s name.</source>
        <translation>请更正数据库名称。</translation>
    </message>
    <message>
        <source>Check user, password and TLS mode; the server may ask for TLS, or not accept this computer (pg_hba.conf).</source>
        <translation>请检查用户、密码和 TLS 模式；服务器可能要求 TLS，或不接受本机（pg_hba.conf）。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Logged in as %1, database %2.</source>
        <translation>已以 %1 登录，数据库 %2。</translation>
    </message>
    <message>
        <source>PostgreSQL %1, a standby: it can only be read.</source>
        <translation>PostgreSQL %1，备用服务器：只能读取。</translation>
    </message>
    <message>
        <source>PostgreSQL %1.</source>
        <translation>PostgreSQL %1。</translation>
    </message>
    <message>
        <source>An answer takes %1 ms.</source>
        <translation>一次应答需要 %1 毫秒。</translation>
    </message>
    <message>
        <source>The database lacks the extensions %1.</source>
        <translation>数据库缺少扩展 %1。</translation>
    </message>
    <message>
        <source>Have an administrator of the server create them in this database (CREATE EXTENSION).</source>
        <translation>请让服务器管理员在此数据库中创建（CREATE EXTENSION）。</translation>
    </message>
    <message>
        <source>The schema is at version %1, as it must be.</source>
        <translation>数据库结构版本为 %1，符合要求。</translation>
    </message>
    <message>
        <source>The schema is at version %1; this program knows %2.</source>
        <translation>数据库结构版本为 %1；本程序只认识 %2。</translation>
    </message>
    <message>
        <source>Install the newer Wardlight.</source>
        <translation>请安装较新的 Wardlight。</translation>
    </message>
    <message>
        <source>The database has no schema of Wardlight yet.</source>
        <translation>数据库中尚无 Wardlight 的结构。</translation>
    </message>
    <message>
        <source>The schema is at version %1; this program needs %2.</source>
        <translation>数据库结构版本为 %1；本程序需要 %2。</translation>
    </message>
    <message>
        <source>Whoever runs the database migrates it once: wardlightctl --profile &quot;%1&quot; migrate</source>
        <translation>由数据库管理员迁移一次：wardlightctl --profile &quot;%1&quot; migrate</translation>
    </message>
    <message>
        <source>The name %1 leads nowhere.</source>
        <translation>名称 %1 无法解析。</translation>
    </message>
    <message>
        <source>Check how it is written, and that this computer is on the hospital&apos;s network.</source>
        <translation>请检查拼写，以及本机是否在医院网络中。</translation>
    </message>
    <message>
        <source>The name %1 leads to %2.</source>
        <translation>名称 %1 指向 %2。</translation>
    </message>
</context>
<context>
    <name>DecodeCommand</name>
    <message>
        <source>Kind: %1</source>
        <translation>类型：%1</translation>
    </message>
    <message>
        <source>Problem: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Perhaps %1 was meant: %2</source>
        <translation>可能是 %1：%2</translation>
    </message>
    <message>
        <source>Take a scanned code apart</source>
        <translation>解析扫描到的编码</translation>
    </message>
    <message>
        <source>The scan, in which FNC1 may be written &lt;GS&gt;; or a picture of it</source>
        <translation>扫描内容，其中 FNC1 可写作 &lt;GS&gt;；或其图片</translation>
    </message>
</context>
<context>
    <name>DecodeTexts</name>
    <message>
        <source>The format is valid. The last four digits come from a private cipher and cannot be verified here.</source>
        <translation>格式有效。最后四位来自非公开加密，无法在此核验。</translation>
    </message>
    <message>
        <source>Whether it is a box, a middle pack or a carton follows from the registration of the first seven digits.</source>
        <translation>是盒、中包还是箱，取决于前七位的登记。</translation>
    </message>
    <message>
        <source>The check digit should be %1, not %2.</source>
        <translation>校验位应为 %1，而非 %2。</translation>
    </message>
    <message>
        <source>This code names a product, not a single pack.</source>
        <translation>此编码指的是产品，不是单个包装。</translation>
    </message>
    <message>
        <source>An FNC1 was lost, and an AI became a part of the value before it.</source>
        <translation>丢失了一个 FNC1，一个 AI 被并入前面的值。</translation>
    </message>
    <message>
        <source>The code has %1 digits; trace codes have 20, older ones 16, and product codes 8, 12, 13 or 14.</source>
        <translation>该编码有 %1 位；追溯码为 20 位，旧码 16 位，产品码 8、12、13 或 14 位。</translation>
    </message>
    <message>
        <source>There is no code.</source>
        <translation>没有编码。</translation>
    </message>
    <message>
        <source>The code holds spaces or characters that no code has.</source>
        <translation>编码中含有空格或任何编码都没有的字符。</translation>
    </message>
    <message>
        <source>The code is of no known form.</source>
        <translation>该编码不属于任何已知形式。</translation>
    </message>
    <message>
        <source>The scan has %1 characters; no code has more than %2.</source>
        <translation>扫描内容有 %1 个字符；任何编码都不超过 %2 个。</translation>
    </message>
    <message>
        <source>The AI of the serial number was swallowed.</source>
        <translation>序列号的 AI 被吞掉了。</translation>
    </message>
    <message>
        <source>A trace code stands among other characters.</source>
        <translation>追溯码夹在其他字符之间。</translation>
    </message>
</context>
<context>
    <name>Decoder</name>
    <message>
        <source>The file is larger than one object may be. Ask its sender for a smaller version.</source>
        <translation>文件超出单个对象的大小上限。请联系发送方提供较小的版本。</translation>
    </message>
    <message>
        <source>The process that was reading this file gave an answer that contradicts itself; it was stopped and nothing of the answer is shown. Report this file to your administrator.</source>
        <translation>读取此文件的进程返回了自相矛盾的结果，已被终止，其结果不予显示。请将此文件报告管理员。</translation>
    </message>
    <message>
        <source>The file is empty. Copy it again from its source.</source>
        <translation>文件为空。请从来源重新复制。</translation>
    </message>
    <message>
        <source>This is not a DICOM file. Choose files that a scanner or an archive exported as DICOM.</source>
        <translation>这不是 DICOM 文件。请选择由检查设备或归档系统导出的 DICOM 文件。</translation>
    </message>
    <message>
        <source>This is a list of files (DICOMDIR), not an image. Import the folder that it stands in instead.</source>
        <translation>这是文件目录（DICOMDIR），不是图像。请改为导入它所在的文件夹。</translation>
    </message>
    <message>
        <source>The file begins like a program (%1) and may be malware that poses as an image. Do not open it; report it to your administrator.</source>
        <translation>此文件的开头与程序文件（%1）相同，可能是伪装成图像的恶意软件。请勿打开，并报告管理员。</translation>
    </message>
    <message>
        <source>The file ends too early: a part of it is missing. Copy it again from its source.</source>
        <translation>文件不完整，缺少结尾部分。请从来源重新复制。</translation>
    </message>
    <message>
        <source>The file&apos;s structure is damaged. Ask its sender for a new copy.</source>
        <translation>文件结构已损坏。请联系发送方重新提供。</translation>
    </message>
    <message>
        <source>The file nests its contents deeper than any real object does, as harmful files do. Ask its sender for a new copy.</source>
        <translation>文件内容的嵌套层数远超正常对象，具有恶意文件的特征。请联系发送方重新提供。</translation>
    </message>
    <message>
        <source>The file has more than a million entries, which no image needs. Ask its sender for a new copy.</source>
        <translation>文件的数据元素超过一百万个，正常图像不会如此。请联系发送方重新提供。</translation>
    </message>
    <message>
        <source>The compressed file would unpack to far more than an image needs, as harmful files do. Ask its sender for a new copy.</source>
        <translation>压缩文件解压后远大于正常图像，具有恶意文件的特征。请联系发送方重新提供。</translation>
    </message>
    <message>
        <source>The compressed part of the file is damaged and cannot be unpacked. Copy it again from its source.</source>
        <translation>文件的压缩部分已损坏，无法解压。请从来源重新复制。</translation>
    </message>
    <message>
        <source>This object holds no image. Open it as what it is: a report, a plan or a recording.</source>
        <translation>此对象不含图像。请按其实际类型打开：报告、计划或波形记录。</translation>
    </message>
    <message>
        <source>A part of the image is missing: the file holds fewer pixels than it declares. Copy it again from its source.</source>
        <translation>图像不完整：文件的像素少于其声明的数量。请从来源重新复制。</translation>
    </message>
    <message>
        <source>The file contradicts itself about the size or kind of its image, so it is not shown. Ask its sender for a new copy.</source>
        <translation>文件对图像大小或类型的描述自相矛盾，不予显示。请联系发送方重新提供。</translation>
    </message>
    <message>
        <source>The image would need more memory than one image may use. Ask its sender for a smaller version.</source>
        <translation>图像所需内存超出单幅图像的上限。请联系发送方提供较小的版本。</translation>
    </message>
    <message>
        <source>The object has no frame with this number. Choose one that it has.</source>
        <translation>该对象没有此编号的帧。请选择存在的帧。</translation>
    </message>
    <message>
        <source>The file&apos;s compressed parts cannot be assigned to its frames. Ask its sender for an uncompressed copy.</source>
        <translation>文件的压缩数据无法与各帧对应。请联系发送方提供未压缩的副本。</translation>
    </message>
    <message>
        <source>The image is coded as %1, which this version cannot read. Ask its sender for a copy in another coding.</source>
        <translation>图像采用 %1 编码，当前版本无法读取。请联系发送方提供其他编码的副本。</translation>
    </message>
    <message>
        <source>The image stores its pixels in a way this version cannot read (%1). Ask its sender for a copy in another form.</source>
        <translation>图像的像素存储方式（%1）当前版本无法读取。请联系发送方提供其他格式的副本。</translation>
    </message>
    <message>
        <source>The compressed image is damaged and cannot be unpacked. Copy the file again from its source.</source>
        <translation>压缩图像已损坏，无法解压。请从来源重新复制文件。</translation>
    </message>
    <message>
        <source>Reading this file would need more memory than it may use. Ask its sender for a smaller version.</source>
        <translation>读取此文件所需内存超出上限。请联系发送方提供较小的版本。</translation>
    </message>
    <message>
        <source>The file could not be read because of a fault in this program. Report it to your administrator.</source>
        <translation>因本程序故障，无法读取此文件。请报告管理员。</translation>
    </message>
    <message>
        <source>This object holds no waveform. Open it on the Imaging page instead.</source>
        <translation>此对象不含波形。请改在影像页打开。</translation>
    </message>
    <message>
        <source>The recording has no group of channels with this number. Choose one that it has.</source>
        <translation>该记录没有此编号的通道组。请选择已有的组。</translation>
    </message>
    <message>
        <source>The file contradicts itself about the recording (%1), so nothing of it is shown. Ask its sender for a new copy.</source>
        <translation>文件对记录的描述自相矛盾（%1），因此不显示任何内容。请向发送方索取新的副本。</translation>
    </message>
    <message>
        <source>A part of the recording is missing: the file holds fewer samples than it declares. Copy it again from its source.</source>
        <translation>记录缺失一部分：文件中的采样少于其声明的数量。请从来源重新复制。</translation>
    </message>
    <message>
        <source>The recording would need more memory than one recording may use. Ask its sender to split it.</source>
        <translation>该记录所需内存超过单个记录的限额。请让发送方拆分。</translation>
    </message>
    <message>
        <source>The recording is stored in a way that this version cannot read (%1). Ask its sender for a copy in another form.</source>
        <translation>该记录的存储方式（%1）本版本无法读取。请向发送方索取其他形式的副本。</translation>
    </message>
    <message>
        <source>This object is no report and nothing else that is read as a document. Look at its images or its tags.</source>
        <translation>此对象不是报告，也不是能按文档阅读的其他内容。请查看它的图像或标签。</translation>
    </message>
    <message>
        <source>There is neither a document nor a video in this object.</source>
        <translation>此对象中既没有文档也没有视频。</translation>
    </message>
</context>
<context>
    <name>DerivedChannel</name>
    <message>
        <source>%1 cannot be formed: the channels have different rates or units.</source>
        <translation>无法得出 %1：各通道的采样率或单位不同。</translation>
    </message>
    <message>
        <source>The record has no channel %1. It has: %2.</source>
        <translation>该记录没有通道 %1。已有：%2。</translation>
    </message>
    <message>
        <source>Limb leads</source>
        <translation>肢体导联</translation>
    </message>
    <message>
        <source>Longitudinal</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
</context>
<context>
    <name>DicomImport</name>
    <message>
        <source>This is the table of contents of a medium (DICOMDIR); the files it lists are imported by themselves.</source>
        <translation>这是介质的目录文件（DICOMDIR）；其中列出的文件会各自导入。</translation>
    </message>
    <message>
        <source>The file has no valid %1, so it could not be found again.</source>
        <translation>文件缺少有效的 %1，导入后将无法查找。</translation>
    </message>
    <message>
        <source>The file&apos;s PatientID is longer than %1 characters.</source>
        <translation>文件的 PatientID 超过 %1 个字符。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件为空。</translation>
    </message>
    <message>
        <source>The store gave back other bytes than it was given. The disk may be failing; the file was not imported.</source>
        <translation>存储读回的字节与写入的不一致，磁盘可能有故障；文件未导入。</translation>
    </message>
    <message>
        <source>Looking for files</source>
        <translation>正在查找文件</translation>
    </message>
    <message>
        <source>Importing images</source>
        <translation>正在导入图像</translation>
    </message>
    <message>
        <source>Another program kept importing the same files.</source>
        <translation>另一程序一直在导入相同的文件。</translation>
    </message>
    <message>
        <source>Not imported, because the import ended early: %1</source>
        <translation>导入提前结束，未导入此文件：%1</translation>
    </message>
    <message>
        <source>Another program imported the same files at the same time.</source>
        <translation>另一程序同时导入了相同的文件。</translation>
    </message>
    <message>
        <source>There is no patient with the MRN %1. Check the number, or import without naming a patient.</source>
        <translation>没有病案号为 %1 的患者。请核对号码，或在导入时不指定患者。</translation>
    </message>
    <message>
        <source>Several assigners gave the MRN %1; it names no one patient.</source>
        <translation>有多个机构发放过病案号 %1，无法据此确定患者。</translation>
    </message>
    <message>
        <source>An image with this UID is there already with other bytes: SHA-256 %1 is stored, %2 is in this file. The stored one is kept.</source>
        <translation>已有相同 UID 但内容不同的图像：库中 SHA-256 为 %1，此文件为 %2。保留库中图像。</translation>
    </message>
    <message>
        <source>Its series belongs to another study (%1).</source>
        <translation>所属序列已归入另一检查（%1）。</translation>
    </message>
    <message>
        <source>Its study is already here, but the file names another patient than the rest of it.</source>
        <translation>所属检查已存在，但此文件中的患者与该检查的其他文件不同。</translation>
    </message>
    <message>
        <source>Its study is already filed, but not under the patient named.</source>
        <translation>所属检查已归档，但不在指定患者名下。</translation>
    </message>
    <message>
        <source>The medium&apos;s table of contents (DICOMDIR) lists this file, but it is not there. Ask for a complete copy.</source>
        <translation>介质目录（DICOMDIR）列出了此文件，但它不在那里。请索取完整的副本。</translation>
    </message>
</context>
<context>
    <name>DicomRecordings</name>
    <message>
        <source>The waveforms of %1 are not among the stored recordings: %2</source>
        <translation>%1 的波形未能存入记录：%2</translation>
    </message>
</context>
<context>
    <name>DicomWaveforms</name>
    <message>
        <source>The recording is longer than this version can show. Ask its sender to split it.</source>
        <translation>该记录比本版本能显示的更长。请让发送方拆分。</translation>
    </message>
    <message>
        <source>There is no waveform record %1.</source>
        <translation>没有波形记录 %1。</translation>
    </message>
    <message>
        <source>The recording does not fit its description; nothing of it is shown. Report this file to your administrator.</source>
        <translation>该记录与其描述不符，不显示任何内容。请将此文件报告给管理员。</translation>
    </message>
</context>
<context>
    <name>DigitalLinkTexts</name>
    <message>
        <source>What follows (%1) in the path is out of order or does not belong to it.</source>
        <translation>路径中其后的内容（%1）次序有误或不属于它。</translation>
    </message>
</context>
<context>
    <name>DirectoryStore</name>
    <message>
        <source>%1 became shorter while it was being read.</source>
        <translation>%1 在读取过程中变短。</translation>
    </message>
    <message>
        <source>The metadata stored with &quot;%1&quot; is damaged, so the object is not used. Restore it from a backup, or import it again.</source>
        <translation>“%1”的元数据已损坏，该对象不予使用。请从备份恢复，或重新导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is being changed by another program. Try again in a moment.</source>
        <translation>另一程序正在更改“%1”。请稍后重试。</translation>
    </message>
    <message>
        <source>An object with so long a key does not fit into this folder. Move the workspace to a shorter path.</source>
        <translation>对象键过长，无法存入此文件夹。请将工作区移到较短的路径。</translation>
    </message>
</context>
<context>
    <name>DoctorCommand</name>
    <message>
        <source>Check everything that the workspace, or the profile, needs</source>
        <translation>检查工作区或配置所需的一切</translation>
    </message>
</context>
<context>
    <name>Dsn</name>
    <message>
        <source>The database&apos;s connection string cannot be read. Write it like &quot;host=db.example dbname=ward user=anna&quot; or &quot;postgresql://anna@db.example/ward&quot;.</source>
        <translation>无法读取数据库的连接字符串。请写成“host=db.example dbname=ward user=anna”或“postgresql://anna@db.example/ward”。</translation>
    </message>
</context>
<context>
    <name>DurableFile</name>
    <message>
        <source>%1 is a file, but a folder is needed there. Move it away, or choose another folder.</source>
        <translation>%1 是文件，而此处需要文件夹。请移走该文件，或另选文件夹。</translation>
    </message>
    <message>
        <source>The disk that holds %1 is full. Nothing was written; free some space and try again.</source>
        <translation>%1 所在磁盘已满，未写入任何内容。请释放空间后重试。</translation>
    </message>
    <message>
        <source>%1 would be larger than the system allows. Nothing was written; ask who runs this computer to raise the limit.</source>
        <translation>%1 将超出系统允许的大小，未写入任何内容。请联系本机管理员调高上限。</translation>
    </message>
    <message>
        <source>%1 may not be read or written by this user. Change its permissions, or choose another folder.</source>
        <translation>当前用户无权读写 %1。请修改其权限，或另选文件夹。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>%1 could not be read or written: the system says &quot;%2&quot;.</source>
        <translation>无法读写 %1，系统提示：“%2”。</translation>
    </message>
</context>
<context>
    <name>EdfExport</name>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>文件无法写入：%1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>The scale of signal %1 does not fit into the eight characters that EDF has for it and is rounded; its counts are exact.</source>
        <translation>信号 %1 的刻度超出 EDF 为其保留的八个字符，已取近似值；其计数值准确。</translation>
    </message>
    <message>
        <source>Signal %1 has counts of more than the 24 bits that EDF and BDF can hold.</source>
        <translation>信号 %1 的计数值超过 EDF 和 BDF 所能容纳的 24 位。</translation>
    </message>
    <message>
        <source>The sampling rates of this recording fit no data record exactly; the file gives them rounded.</source>
        <translation>此记录的各采样率无法恰好放入一个数据记录；文件中为近似值。</translation>
    </message>
</context>
<context>
    <name>EdfHeader</name>
    <message>
        <source>The header gives its data records no duration, so that its signals have no sampling rate.</source>
        <translation>文件头未给出数据记录的时长，其信号没有采样率。</translation>
    </message>
    <message>
        <source>A data record of %1 bytes is more than any recorder writes.</source>
        <translation>一个数据记录达 %1 字节，超过任何记录仪的写入量。</translation>
    </message>
    <message>
        <source>This is no EDF or BDF file.</source>
        <translation>这不是 EDF 或 BDF 文件。</translation>
    </message>
    <message>
        <source>The header&apos;s numbers of bytes, data records, seconds or signals are no numbers or contradict each other.</source>
        <translation>文件头中的字节数、数据记录数、秒数或信号数不是数字，或互相矛盾。</translation>
    </message>
    <message>
        <source>The header ends early, or one of its signals has limits or a length that are no numbers.</source>
        <translation>文件头不完整，或其中某个信号的界限或长度不是数字。</translation>
    </message>
</context>
<context>
    <name>EdfSource</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>文件 %1 无法读取：%2</translation>
    </message>
    <message>
        <source>The limits of signal %1 define no scale; its samples are shown as counts.</source>
        <translation>信号 %1 的界限不构成刻度；其采样按计数显示。</translation>
    </message>
    <message>
        <source>The file ends after %1 of %2 data records.</source>
        <translation>文件在 %2 个数据记录中的第 %1 个之后结束。</translation>
    </message>
    <message>
        <source>The file goes on after its %1 data records; what follows was left out.</source>
        <translation>文件在 %1 个数据记录之后仍有内容；已略去。</translation>
    </message>
    <message>
        <source>Data record %1 is said to begin %2 seconds after the start: no recording is so long.</source>
        <translation>数据记录 %1 据称在开始后 %2 秒才开始：没有这么长的记录。</translation>
    </message>
    <message>
        <source>Data records stand out of order in the file; they were put in order.</source>
        <translation>文件中的数据记录次序颠倒；已重新排序。</translation>
    </message>
    <message>
        <source>The header gives a start without a time zone; it was taken as UTC.</source>
        <translation>文件头给出的开始时间没有时区；已按 UTC 处理。</translation>
    </message>
    <message>
        <source>Some annotations could not be read and were left out.</source>
        <translation>部分注释无法读取，已略去。</translation>
    </message>
    <message>
        <source>Data records overlap; where they do, the earlier one was kept.</source>
        <translation>数据记录有重叠；重叠处保留较早的。</translation>
    </message>
</context>
<context>
    <name>EnvelopeTexts</name>
    <message>
        <source>A chart has between 1 and %1 columns.</source>
        <translation>一张图表有 1 至 %1 列。</translation>
    </message>
    <message>
        <source>The range ends before it begins.</source>
        <translation>范围的结束早于开始。</translation>
    </message>
</context>
<context>
    <name>EvidenceTexts</name>
    <message>
        <source>The radius must be between 0 and 25,000,000 metres.</source>
        <translation>半径应在 0 至 25,000,000 米之间。</translation>
    </message>
    <message>
        <source>Latitude goes from -90 to 90 and longitude from -180 to 180 degrees.</source>
        <translation>纬度为 -90 至 90 度，经度为 -180 至 180 度。</translation>
    </message>
    <message>
        <source>A name is needed, and between 1 and %1 packs.</source>
        <translation>需要名称，以及 1 至 %1 个包装。</translation>
    </message>
    <message>
        <source>Nothing is on record for the code &quot;%1&quot;.</source>
        <translation>编码“%1”没有任何记录。</translation>
    </message>
    <message>
        <source>The limit must be between 1 and %1.</source>
        <translation>上限应在 1 至 %1 之间。</translation>
    </message>
</context>
<context>
    <name>ExportTexts</name>
    <message>
        <source>The file %1 cannot be written: %2</source>
        <translation>文件 %1 无法写入：%2</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>the file that is there cannot be replaced</source>
        <translation>已有的文件无法替换</translation>
    </message>
</context>
<context>
    <name>FileLock</name>
    <message>
        <source>Another program has been working on %1 for a long time. Wait until it is done, or end it, then try again.</source>
        <translation>另一程序长时间占用 %1。请等待其完成或将其结束，然后重试。</translation>
    </message>
</context>
<context>
    <name>FileSource</name>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 不是文件。</translation>
    </message>
</context>
<context>
    <name>FileWalk</name>
    <message>
        <source>You have no right to read this. Ask its owner.</source>
        <translation>您无权读取。请联系其所有者。</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>没有此文件或文件夹。</translation>
    </message>
    <message>
        <source>This cannot be read: %1.</source>
        <translation>无法读取：%1。</translation>
    </message>
    <message>
        <source>This is no file (a pipe, a socket or a device).</source>
        <translation>这不是普通文件（管道、套接字或设备）。</translation>
    </message>
    <message>
        <source>This leads to a folder that was read already.</source>
        <translation>指向已读取过的文件夹。</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>Not known</source>
        <translation>不详</translation>
    </message>
    <message>
        <source>Date of birth not known</source>
        <translation>出生日期不详</translation>
    </message>
    <message>
        <source>Born %1</source>
        <translation>出生 %1</translation>
    </message>
    <message>
        <source>Born %1 (%2)</source>
        <translation>出生 %1（%2）</translation>
    </message>
    <message>
        <source>less than 10 s left</source>
        <translation>剩余不到 10 秒</translation>
    </message>
    <message>
        <source>%1 s left</source>
        <translation>剩余约 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余约 %1 分钟</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>剩余约 %1 小时</translation>
    </message>
</context>
<context>
    <name>Gs1Texts</name>
    <message>
        <source>The value of (%1) holds characters that it may not hold.</source>
        <translation>(%1) 的值含有不允许的字符。</translation>
    </message>
    <message>
        <source>The check digit of (%1) should be %2, not %3.</source>
        <translation>(%1) 的校验位应为 %2，而非 %3。</translation>
    </message>
    <message>
        <source>The value of (%1), %2, is no date.</source>
        <translation>(%1) 的值 %2 不是日期。</translation>
    </message>
    <message>
        <source>The value of (%1), %2, is no time.</source>
        <translation>(%1) 的值 %2 不是时间。</translation>
    </message>
    <message>
        <source>The value of (%1) has %2 characters, not %3.</source>
        <translation>(%1) 的值有 %2 个字符，应为 %3 个。</translation>
    </message>
    <message>
        <source>The value of (%1) has %2 characters; %3 to %4 are allowed.</source>
        <translation>(%1) 的值有 %2 个字符；允许 %3 至 %4 个。</translation>
    </message>
    <message>
        <source>The value of (%1) has no end: the FNC1 after it was lost.</source>
        <translation>(%1) 的值没有结尾：其后的 FNC1 丢失了。</translation>
    </message>
    <message>
        <source>It can be read in two ways: there is no FNC1, and the value of (%1) may hold (%2) as well.</source>
        <translation>有两种读法：没有 FNC1，(%1) 的值中也可能包含 (%2)。</translation>
    </message>
    <message>
        <source>(%1) must not stand without one of: %2.</source>
        <translation>(%1) 必须与以下之一同时出现：%2。</translation>
    </message>
    <message>
        <source>(%1) is no AI.</source>
        <translation>(%1) 不是 AI。</translation>
    </message>
    <message>
        <source>No AI stands at character %1.</source>
        <translation>第 %1 个字符处没有 AI。</translation>
    </message>
    <message>
        <source>(%1) stands there with two values.</source>
        <translation>(%1) 出现了两个不同的值。</translation>
    </message>
    <message>
        <source>(%1) and (%2) must not stand together.</source>
        <translation>(%1) 与 (%2) 不得同时出现。</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message>
        <source>Do what the message says, then check again.</source>
        <translation>请按提示处理，然后再次检查。</translation>
    </message>
    <message>
        <source>Only you can read %1.</source>
        <translation>仅您可以读取 %1。</translation>
    </message>
    <message>
        <source>Other users may be able to read %1 or its key.</source>
        <translation>其他用户可能可以读取 %1 或其密钥。</translation>
    </message>
    <message>
        <source>Take their access away: chmod -R go-rwx, for the folder and the key.</source>
        <translation>请对该文件夹和密钥执行 chmod -R go-rwx，取消其他用户的访问权限。</translation>
    </message>
    <message>
        <source>The workspace&apos;s key lies in the file %1, which only you can read. That is weaker than a keychain.</source>
        <translation>工作区密钥保存在文件 %1 中，仅您可以读取，但安全性不及系统密钥环。</translation>
    </message>
    <message>
        <source>PostgreSQL %1 answers.</source>
        <translation>PostgreSQL %1 响应正常。</translation>
    </message>
    <message>
        <source>The schema is at version %1, as it must be.</source>
        <translation>数据库结构版本为 %1，符合要求。</translation>
    </message>
    <message>
        <source>PostGIS, pg_trgm and btree_gist are there.</source>
        <translation>PostGIS、pg_trgm 和 btree_gist 均已安装。</translation>
    </message>
    <message>
        <source>The database lacks the extensions %1.</source>
        <translation>数据库缺少扩展 %1。</translation>
    </message>
    <message>
        <source>Install the package postgresql-15-postgis-3, then have an administrator create them in the database.</source>
        <translation>请安装软件包 postgresql-15-postgis-3，再由管理员在数据库中创建这些扩展。</translation>
    </message>
    <message>
        <source>The server&apos;s clock and this program&apos;s differ by %1 s.</source>
        <translation>服务器与本程序的时钟相差 %1 秒。</translation>
    </message>
    <message>
        <source>Set both machines&apos; clocks by the same time server.</source>
        <translation>请让两台机器与同一时间服务器同步。</translation>
    </message>
    <message>
        <source>%1 are free on the workspace&apos;s disk.</source>
        <translation>工作区所在磁盘剩余 %1。</translation>
    </message>
    <message>
        <source>Free some space before importing anything.</source>
        <translation>请先释放空间，再导入数据。</translation>
    </message>
    <message>
        <source>Objects can be written to %1.</source>
        <translation>可以向 %1 写入对象。</translation>
    </message>
    <message>
        <source>The decoder is %1.</source>
        <translation>解码程序为 %1。</translation>
    </message>
    <message>
        <source>The program %1, which reads DICOM, is missing.</source>
        <translation>缺少读取 DICOM 的程序 %1。</translation>
    </message>
    <message>
        <source>Install Wardlight again.</source>
        <translation>请重新安装 Wardlight。</translation>
    </message>
    <message>
        <source>The workspace is %1.</source>
        <translation>工作区为 %1。</translation>
    </message>
    <message>
        <source>Wardlight needs PostgreSQL 15 or newer: have the server updated.</source>
        <translation>Wardlight 需要 PostgreSQL 15 或更新版本：请升级服务器。</translation>
    </message>
    <message>
        <source>The database is on this machine, over a socket that nobody else can listen to.</source>
        <translation>数据库在本机，通过他人无法窃听的套接字连接。</translation>
    </message>
    <message>
        <source>The connection is encrypted by %1 (%2).</source>
        <translation>连接由 %1（%2）加密。</translation>
    </message>
    <message>
        <source>The connection to the database is not encrypted: others on the network can read patients&apos; data.</source>
        <translation>与数据库的连接未加密：网络上的他人可以读取患者数据。</translation>
    </message>
    <message>
        <source>Have TLS turned on at the server, and use sslmode=verify-full.</source>
        <translation>请在服务器上启用 TLS，并使用 sslmode=verify-full。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 s behind the server&apos;s. Times that are entered or shown here are wrong by that much, or the server&apos;s are.</source>
        <translation>本机时钟比服务器慢 %1 秒。此处输入或显示的时间相差这么多，或是服务器有误。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 s ahead of the server&apos;s. Times that are entered or shown here are wrong by that much, or the server&apos;s are.</source>
        <translation>本机时钟比服务器快 %1 秒。此处输入或显示的时间相差这么多，或是服务器有误。</translation>
    </message>
    <message>
        <source>A question and its answer take %1 ms.</source>
        <translation>一问一答需要 %1 毫秒。</translation>
    </message>
    <message>
        <source>Pages will feel slow. Look at the network on the way to the server, and at the server&apos;s load.</source>
        <translation>页面会显得缓慢。请检查到服务器的网络以及服务器负载。</translation>
    </message>
    <message>
        <source>There are partitions for measurements until %1 only.</source>
        <translation>测量值的分区只到 %1。</translation>
    </message>
    <message>
        <source>Open the database once with an account that owns the tables: that makes the partitions of the coming months.</source>
        <translation>用拥有这些表的账户打开一次数据库，即可创建后续月份的分区。</translation>
    </message>
    <message>
        <source>%1 measurements from %2 to %3 lie in the default partition, where searching is slow. Their dates may be wrong.</source>
        <translation>%1 个测量值（%2 至 %3）在默认分区中，检索较慢。其日期可能有误。</translation>
    </message>
    <message>
        <source>Look at the dates in the files they came from. Those since the year 2000 move into partitions when the database is opened next.</source>
        <translation>请核对其来源文件中的日期。2000 年以后的数据会在下次打开数据库时移入分区。</translation>
    </message>
    <message>
        <source>Measurements have partitions until %1, and none lies outside.</source>
        <translation>测量值的分区到 %1，没有分区外的数据。</translation>
    </message>
    <message>
        <source>No table carries many dead rows.</source>
        <translation>没有死行过多的表。</translation>
    </message>
    <message>
        <source>More than a fifth of the rows of these tables are dead: %1.</source>
        <translation>以下表有超过五分之一的死行：%1。</translation>
    </message>
    <message>
        <source>Check that autovacuum runs; VACUUM these tables at a quiet hour.</source>
        <translation>请确认 autovacuum 在运行；在空闲时对这些表执行 VACUUM。</translation>
    </message>
    <message>
        <source>%1 of %2 connections are in use; the database takes %3.</source>
        <translation>正在使用 %2 个连接中的 %1 个；数据库占用 %3。</translation>
    </message>
    <message>
        <source>The database&apos;s oldest transaction is so old that the server will refuse changes before long.</source>
        <translation>数据库中最早的事务已很旧，服务器不久将拒绝更改。</translation>
    </message>
    <message>
        <source>VACUUM FREEZE the database now, and find out why autovacuum does not.</source>
        <translation>请立即对数据库执行 VACUUM FREEZE，并查明 autovacuum 未执行的原因。</translation>
    </message>
    <message>
        <source>Soon nobody can connect. Close programs that are not used, or put PgBouncer before the server.</source>
        <translation>很快将无法再建立连接。请关闭不用的程序，或在服务器前部署 PgBouncer。</translation>
    </message>
    <message>
        <source>The server acknowledges changes before they are safe: a power cut may lose them, or damage the database.</source>
        <translation>服务器在更改尚未安全落盘时就确认：断电可能丢失更改或损坏数据库。</translation>
    </message>
    <message>
        <source>Set fsync, full_page_writes and synchronous_commit to on.</source>
        <translation>请将 fsync、full_page_writes 和 synchronous_commit 设为 on。</translation>
    </message>
    <message>
        <source>Changes are safe once acknowledged, but the database has no checksums: a failing disk may go unnoticed.</source>
        <translation>更改确认后是安全的，但数据库没有校验和：磁盘故障可能不被发现。</translation>
    </message>
    <message>
        <source>Turn checksums on at the next maintenance (pg_checksums).</source>
        <translation>请在下次维护时启用校验和（pg_checksums）。</translation>
    </message>
    <message>
        <source>Changes are safe once acknowledged, and pages have checksums.</source>
        <translation>更改确认后是安全的，且页面有校验和。</translation>
    </message>
    <message>
        <source>This server is a standby: it takes no changes.</source>
        <translation>此服务器是备用服务器：不接受更改。</translation>
    </message>
    <message>
        <source>Name the primary in the connection, or both servers.</source>
        <translation>请在连接中指明主服务器，或两台都写上。</translation>
    </message>
    <message>
        <source>Changes wait for a standby (%1) that is not there: nothing can be saved.</source>
        <translation>更改在等待不存在的备用服务器（%1）：无法保存任何内容。</translation>
    </message>
    <message>
        <source>Bring the standby back, or have an administrator clear synchronous_standby_names.</source>
        <translation>请恢复备用服务器，或让管理员清空 synchronous_standby_names。</translation>
    </message>
    <message>
        <source>The server has no standby, or this account cannot see it.</source>
        <translation>服务器没有备用服务器，或此账户看不到。</translation>
    </message>
    <message>
        <source>Standbys: %1; the last is %2 s behind.</source>
        <translation>备用服务器：%1；最慢的落后 %2 秒。</translation>
    </message>
    <message>
        <source>What is read from the standby is old. Look at its load and at the network between the servers.</source>
        <translation>从备用服务器读到的内容已过时。请检查其负载以及服务器之间的网络。</translation>
    </message>
    <message>
        <source>The server archives nothing, so a backup can bring back no more than the moment it was made.</source>
        <translation>服务器不归档，因此备份只能恢复到制作的那一刻。</translation>
    </message>
    <message>
        <source>Set up continuous backups (pgBackRest), and try a restore.</source>
        <translation>请设置连续备份（pgBackRest），并试做一次恢复。</translation>
    </message>
    <message>
        <source>The server fails to archive its changes since %1: what came later is in no backup.</source>
        <translation>服务器自 %1 起归档失败：之后的更改不在任何备份中。</translation>
    </message>
    <message>
        <source>Look at the server&apos;s log and at the backup&apos;s storage.</source>
        <translation>请查看服务器日志和备份存储。</translation>
    </message>
    <message>
        <source>The server has archived nothing in the last %1 hours.</source>
        <translation>服务器在最近 %1 小时内没有归档。</translation>
    </message>
    <message>
        <source>Set archive_timeout, and look at the backup&apos;s storage.</source>
        <translation>请设置 archive_timeout，并查看备份存储。</translation>
    </message>
    <message>
        <source>The server archives its changes; the last time at %1.</source>
        <translation>服务器在归档其更改；最近一次为 %1。</translation>
    </message>
    <message>
        <source>The workspace&apos;s key is in the system keychain.</source>
        <translation>工作区的密钥在系统钥匙串中。</translation>
    </message>
    <message>
        <source>Unlock or install a keychain (gnome-keyring), or keep this user&apos;s files on an encrypted disk.</source>
        <translation>请解锁或安装钥匙串（gnome-keyring），或将此用户的文件放在加密磁盘上。</translation>
    </message>
    <message>
        <source>%1 are free on the disk of the database server.</source>
        <translation>数据库服务器的磁盘还有 %1 可用。</translation>
    </message>
    <message>
        <source>Free some space, or give the server a larger disk: once it is full, nothing can be saved.</source>
        <translation>请释放一些空间，或为服务器换更大的磁盘：一旦写满，什么都无法保存。</translation>
    </message>
    <message>
        <source>The server keeps %1 of old changes for the replication slot &quot;%2&quot;, which nobody reads: in time they fill its disk.</source>
        <translation>服务器为复制槽“%2”保留了 %1 的旧更改，却没有人读取：时间一长会占满其磁盘。</translation>
    </message>
    <message>
        <source>Bring back the standby that reads it, or have an administrator drop the slot (pg_drop_replication_slot).</source>
        <translation>请恢复读取它的备用服务器，或请管理员删除该复制槽（pg_drop_replication_slot）。</translation>
    </message>
    <message>
        <source>Nothing piles up on the server&apos;s disk. Its free space cannot be seen from here: whoever runs the server must watch it.</source>
        <translation>服务器磁盘上没有积压。从这里看不到其可用空间：须由服务器的管理者留意。</translation>
    </message>
    <message>
        <source>Times that name no zone are taken for UTC.</source>
        <translation>未注明时区的时间按 UTC 处理。</translation>
    </message>
    <message>
        <source>The database takes times that name no zone for those of %1. Wardlight always names UTC; other programs that write here may not.</source>
        <translation>数据库把未注明时区的时间当作 %1 的时间。Wardlight 始终注明 UTC；其他在此写入的程序可能不会。</translation>
    </message>
    <message>
        <source>If they mean UTC, have an administrator run: ALTER DATABASE … SET timezone = &apos;UTC&apos;.</source>
        <translation>如果它们指的是 UTC，请管理员执行：ALTER DATABASE … SET timezone = &apos;UTC&apos;。</translation>
    </message>
</context>
<context>
    <name>HistoryRuleTexts</name>
    <message>
        <source>No events are on record for this code at that time.</source>
        <translation>截至该时间此编码没有任何事件记录。</translation>
    </message>
    <message>
        <source>%1 km in no time</source>
        <translation>瞬间 %1 公里</translation>
    </message>
    <message>
        <source>%1 km at %2 km/h</source>
        <translation>%1 公里，时速 %2 公里</translation>
    </message>
    <message>
        <source>It was produced after it had been on its way.</source>
        <translation>生产时间晚于其在途时间。</translation>
    </message>
    <message>
        <source>It was on its way again after it was sold.</source>
        <translation>售出之后又出现在途中。</translation>
    </message>
    <message>
        <source>It was destroyed, stolen or damaged on %1 and seen again on %2.</source>
        <translation>于 %1 被销毁、被盗或损坏，又于 %2 被看到。</translation>
    </message>
    <message>
        <source>It was destroyed, stolen or damaged on %1, and now it has been seen again.</source>
        <translation>于 %1 被销毁、被盗或损坏，现在又被看到。</translation>
    </message>
    <message>
        <source>It was sold or dispensed twice, on %1 and on %2, with no valid return between.</source>
        <translation>被售出或发放两次（%1 和 %2），其间没有有效退回。</translation>
    </message>
    <message>
        <source>It was sold on %1, and on %2 it was on a shelf.</source>
        <translation>于 %1 售出，%2 却在货架上。</translation>
    </message>
    <message>
        <source>The sale of %1 was taken back on %2: after more than %3 days, or at another site.</source>
        <translation>%1 的售出于 %2 被撤销：超过 %3 天，或在另一网点。</translation>
    </message>
    <message>
        <source>It was seen in fewer than two known places.</source>
        <translation>出现过的已知地点少于两处。</translation>
    </message>
    <message>
        <source>From %1 to %2 it travelled %3.</source>
        <translation>从 %1 到 %2，行程为 %3。</translation>
    </message>
    <message>
        <source>It was open at two sites at once: it came on %1 to one and on %2 to another, and left neither.</source>
        <translation>同时处于两个网点：%1 到达一处，%2 到达另一处，均未离开。</translation>
    </message>
    <message>
        <source>Its events name no sites and no places.</source>
        <translation>其事件没有写明网点和地点。</translation>
    </message>
    <message>
        <source>It was seen on %1, before it was produced on %2. An error in the data is possible.</source>
        <translation>于 %1 被看到，早于其生产时间 %2。可能是数据错误。</translation>
    </message>
    <message>
        <source>An error in the data is possible.</source>
        <translation>可能是数据错误。</translation>
    </message>
    <message>
        <source>It left on %1 and has not arrived for %2 days.</source>
        <translation>于 %1 发出，%2 天仍未到达。</translation>
    </message>
    <message>
        <source>It was received on %1, %2 days ago, and nobody shipped it.</source>
        <translation>于 %1 收到（%2 天前），但没有人发出。</translation>
    </message>
    <message>
        <source>What is said to have happened on %1 was on record on %2 already: a clock was wrong, or an error in the data.</source>
        <translation>据称发生于 %1 的事在 %2 就已有记录：时钟不准，或数据有误。</translation>
    </message>
</context>
<context>
    <name>ImagingActions</name>
    <message>
        <source>Window and level</source>
        <translation>窗宽窗位</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Scroll</source>
        <translation>翻阅</translation>
    </message>
    <message>
        <source>Fit to the viewport</source>
        <translation>适应视口</translation>
    </message>
    <message>
        <source>One image pixel to one screen pixel</source>
        <translation>按像素 1:1 显示</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>反相</translation>
    </message>
    <message>
        <source>Flip left and right</source>
        <translation>左右翻转</translation>
    </message>
    <message>
        <source>Flip top and bottom</source>
        <translation>上下翻转</translation>
    </message>
    <message>
        <source>Rotate to the left</source>
        <translation>向左旋转</translation>
    </message>
    <message>
        <source>Rotate to the right</source>
        <translation>向右旋转</translation>
    </message>
    <message>
        <source>Play as a film</source>
        <translation>电影播放</translation>
    </message>
    <message>
        <source>Reset the view</source>
        <translation>重置视图</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>下一幅</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>上一幅</translation>
    </message>
    <message>
        <source>Ten images on</source>
        <translation>后翻十幅</translation>
    </message>
    <message>
        <source>Ten images back</source>
        <translation>前翻十幅</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>第一幅</translation>
    </message>
    <message>
        <source>Last image</source>
        <translation>最后一幅</translation>
    </message>
    <message>
        <source>Next series</source>
        <translation>下一序列</translation>
    </message>
    <message>
        <source>Previous series</source>
        <translation>上一序列</translation>
    </message>
    <message>
        <source>Leave the tool</source>
        <translation>退出工具</translation>
    </message>
    <message>
        <source>%1: centre %2, width %3</source>
        <translation>%1：窗位 %2，窗宽 %3</translation>
    </message>
    <message>
        <source>Show overlays</source>
        <translation>显示叠加层</translation>
    </message>
    <message>
        <source>Measure a length</source>
        <translation>测量长度</translation>
    </message>
    <message>
        <source>Measure inside an ellipse</source>
        <translation>测量椭圆区域</translation>
    </message>
    <message>
        <source>Remove the last measurement on this image</source>
        <translation>删除此图像上最后一个测量</translation>
    </message>
    <message>
        <source>Undo the last change of measurements</source>
        <translation>撤销对测量的上一次更改</translation>
    </message>
</context>
<context>
    <name>ImagingCommands</name>
    <message>
        <source>  %1  %2  %3 images, %4 verified, %5 failed  %6</source>
        <translation>  %1  %2  %3 幅图像，核验通过 %4，核验失败 %5  %6</translation>
    </message>
    <message>
        <source>The picture is too large for a PNG file.</source>
        <translation>画面过大，无法存为 PNG 文件。</translation>
    </message>
    <message>
        <source>--window takes centre and width, such as 40/400.</source>
        <translation>--window 需要窗位和窗宽，例如 40/400。</translation>
    </message>
    <message>
        <source>The frame, from 0</source>
        <translation>帧号，从 0 开始</translation>
    </message>
    <message>
        <source>The file to write</source>
        <translation>输出文件</translation>
    </message>
    <message>
        <source>List studies and their series</source>
        <translation>列出检查及其序列</translation>
    </message>
    <message>
        <source>Only of this patient</source>
        <translation>仅限此患者</translation>
    </message>
    <message>
        <source>Write the stored values of a frame to a file</source>
        <translation>将一帧的存储值写入文件</translation>
    </message>
    <message>
        <source>Write a frame as a picture (PNG)</source>
        <translation>将一帧输出为图片（PNG）</translation>
    </message>
    <message>
        <source>Window centre and width</source>
        <translation>窗位和窗宽</translation>
    </message>
    <message>
        <source>Studies, images, DICOM tags</source>
        <translation>检查、图像、DICOM 标签</translation>
    </message>
    <message>
        <source>Print all tags as DICOM JSON</source>
        <translation>以 DICOM JSON 输出全部标签</translation>
    </message>
    <message>
        <source>A DICOM file</source>
        <translation>DICOM 文件</translation>
    </message>
    <message>
        <source>An image of the workspace, by SOP instance UID</source>
        <translation>工作区中的图像（SOP 实例 UID）</translation>
    </message>
</context>
<context>
    <name>ImagingDocument</name>
    <message>
        <source>Read a report; print a presentation state, key objects, a segmentation, a structure set or a dose as JSON</source>
        <translation>阅读报告；以 JSON 打印显示状态、关键对象、分割、结构集或剂量</translation>
    </message>
    <message>
        <source>Write the PDF or the video that an object carries to a file</source>
        <translation>将对象中携带的 PDF 或视频写入文件</translation>
    </message>
    <message>
        <source>The file to write</source>
        <translation>要写入的文件</translation>
    </message>
</context>
<context>
    <name>ImagingFrames</name>
    <message>
        <source>no position</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>Say where each frame lies and how its values are scaled</source>
        <translation>说明每一帧的位置及其数值的换算</translation>
    </message>
</context>
<context>
    <name>ImagingIndex</name>
    <message>
        <source>%1: not indexed, nobody recorded a hash for it.</source>
        <translation>%1：未建立索引，没有人记录过它的哈希。</translation>
    </message>
    <message>
        <source>%1: unverified, nobody recorded a hash for it.</source>
        <translation>%1：未验证，没有人记录过它的哈希。</translation>
    </message>
    <message>
        <source>Objects looked at: %1. Added: %2. Unchanged: %3. Rejected: %4. Failed their check: %5. Without a recorded hash: %6.</source>
        <translation>查看的对象：%1。新增：%2。未变：%3。拒绝：%4。未通过校验：%5。没有哈希记录：%6。</translation>
    </message>
    <message>
        <source>Index what other tools put into the store. Each object is checked against its file-hash; exit code 3 when one fails</source>
        <translation>为其他工具放入存储的对象建立索引。每个对象都按其 file-hash 校验；有一个不符时退出码为 3</translation>
    </message>
    <message>
        <source>Only keys that begin so</source>
        <translation>仅限以此开头的键</translation>
    </message>
    <message>
        <source>Index objects without a recorded hash, too; they stay marked as unverified</source>
        <translation>没有哈希记录的对象也建立索引；它们始终标为未验证</translation>
    </message>
</context>
<context>
    <name>ImagingObjects</name>
    <message>
        <source>The stored file is not the one that was imported; it is not shown. Restore it from a backup.</source>
        <translation>存储的文件不是当初导入的那个，不予显示。请从备份恢复。</translation>
    </message>
</context>
<context>
    <name>ImagingStore</name>
    <message>
        <source>There is no study with the UID %1.</source>
        <translation>没有 UID 为 %1 的检查。</translation>
    </message>
    <message>
        <source>There is no image with the SOP instance UID %1.</source>
        <translation>没有 SOP 实例 UID 为 %1 的图像。</translation>
    </message>
</context>
<context>
    <name>ImportCommand</name>
    <message>
        <source>Files read: %1. Added: %2. Unchanged: %3. Rejected: %4.</source>
        <translation>读取文件 %1 个，新增 %2 个，未变 %3 个，拒收 %4 个。</translation>
    </message>
    <message>
        <source>Nothing there could be imported.</source>
        <translation>没有可导入的内容。</translation>
    </message>
    <message>
        <source>Take data in</source>
        <translation>导入数据</translation>
    </message>
    <message>
        <source>Import DICOM files and folders with all below them</source>
        <translation>导入 DICOM 文件或文件夹（含子文件夹）</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>文件和文件夹</translation>
    </message>
    <message>
        <source>File everything under this existing patient</source>
        <translation>全部归入这位已有患者名下</translation>
    </message>
    <message>
        <source>Lines read: %1. Added: %2. Unchanged: %3. Rejected: %4.</source>
        <translation>已读取 %1 行，新增 %2，未变 %3，拒收 %4。</translation>
    </message>
    <message>
        <source>--encoding is utf-8 or gbk.</source>
        <translation>--encoding 只能是 utf-8 或 gbk。</translation>
    </message>
    <message>
        <source>Files, and folders with all *.csv below them</source>
        <translation>文件，或文件夹（包含其下所有 *.csv）</translation>
    </message>
    <message>
        <source>How the files are written: utf-8 or gbk</source>
        <translation>文件编码：utf-8 或 gbk</translation>
    </message>
    <message>
        <source>Register traced drugs from CSV files</source>
        <translation>从 CSV 文件登记追溯药品</translation>
    </message>
    <message>
        <source>Record what happened to traced drugs from CSV files</source>
        <translation>从 CSV 文件记录药品的流转事件</translation>
    </message>
    <message>
        <source>--utc-offset is written like +08:00 or Z.</source>
        <translation>--utc-offset 应写成 +08:00 或 Z。</translation>
    </message>
    <message>
        <source>Record vitals from CSV files. The first line names the columns, in any order:
  %1
patient and device may be absent, further columns are ignored; times are ISO 8601 with an offset</source>
        <translation>从 CSV 文件登记生命体征。第一行为列名，顺序不限：
  %1
可以没有 patient 和 device 列，其他列忽略；时间为带时差的 ISO 8601</translation>
    </message>
    <message>
        <source>Whose the lines are that name no patient; on record already</source>
        <translation>未写明患者的行归于谁；须为已登记患者</translation>
    </message>
    <message>
        <source>For times that do not say theirs: +08:00</source>
        <translation>用于未写明时差的时间：+08:00</translation>
    </message>
    <message>
        <source>How the files are written: utf-8 or gbk; else it is found out</source>
        <translation>文件编码：utf-8 或 gbk；不写则自动判断</translation>
    </message>
    <message>
        <source>Import WFDB records with their annotations</source>
        <translation>导入 WFDB 记录及其注释</translation>
    </message>
    <message>
        <source>Import EDF, EDF+, BDF and BDF+ files</source>
        <translation>导入 EDF、EDF+、BDF 和 BDF+ 文件</translation>
    </message>
    <message>
        <source>Lines a second, where no column holds the time</source>
        <translation>没有时间列时的每秒行数</translation>
    </message>
    <message>
        <source>Import recordings from CSV files: a line a sample, a column a channel, names and units in the first line (II (mV)), the time in the first column: seconds or ISO 8601</source>
        <translation>从 CSV 文件导入记录：每行一个采样，每列一个通道，第一行为名称和单位（II (mV)），第一列为时间：秒或 ISO 8601</translation>
    </message>
    <message>
        <source>CSV with these columns, or with a first line that names them, in any order; other columns are kept then:
  %1
Times are ISO 8601, UTC without an offset.</source>
        <translation>含以下各列的 CSV，或以首行列出列名（顺序不限），此时其他列也会保留：
  %1
时间为 ISO 8601，未带时区偏移的按 UTC。</translation>
    </message>
    <message>
        <source>生产日期 is the time of the event, 位置 latitude:longitude in degrees, WGS-84.</source>
        <translation>生产日期是事件的时间，位置是纬度:经度，单位为度，WGS-84。</translation>
    </message>
</context>
<context>
    <name>ImportSummaryDialog</name>
    <message>
        <source>%1 added, %2 unchanged.</source>
        <translation>新增 %1 个，未变 %2 个。</translation>
    </message>
    <message>
        <source>%1 added, %2 unchanged, %3 rejected.</source>
        <translation>新增 %1 个，未变 %2 个，拒收 %3 个。</translation>
    </message>
</context>
<context>
    <name>IngestFile</name>
    <message>
        <source>%1 is larger than %2 MiB, the most that is imported at once.</source>
        <translation>%1 超过单次导入上限 %2 MiB。</translation>
    </message>
    <message>
        <source>%1 changed while it was being read. Import it again once it is complete.</source>
        <translation>%1 在读取过程中发生变化。请待文件完整后重新导入。</translation>
    </message>
</context>
<context>
    <name>Integrity</name>
    <message>
        <source>Its SHA-256 is %1, but %2 was recorded: the bytes have changed.</source>
        <translation>其 SHA-256 为 %1，而记录为 %2：内容已改变。</translation>
    </message>
    <message>
        <source>It has %1 bytes, but %2 were recorded.</source>
        <translation>其大小为 %1 字节，而记录为 %2 字节。</translation>
    </message>
    <message>
        <source>The file-hash stored with it is not a SHA-256.</source>
        <translation>随其存储的 file-hash 不是 SHA-256。</translation>
    </message>
    <message>
        <source>Its two records disagree: the manifest says %1, the file-hash stored with it says %2.</source>
        <translation>两处记录不一致：清单为 %1，随其存储的 file-hash 为 %2。</translation>
    </message>
    <message>
        <source>The recorded hashes of its blocks do not match its bytes.</source>
        <translation>其分块哈希记录与实际内容不符。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is in quarantine and is not shown. %2 Restore the object, then release it.</source>
        <translation>“%1”已被隔离，不予显示。%2请恢复该对象，然后解除隔离。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; did not pass its check and is not shown. %2 It is now in quarantine; restore it from a backup.</source>
        <translation>“%1”核验失败，不予显示。%2现已隔离，请从备份恢复。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not in quarantine.</source>
        <translation>“%1”未被隔离。</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>No system keychain answers here (a secret service such as GNOME Keyring or KWallet), so passwords and keys cannot be kept on this computer.</source>
        <translation>此处没有系统钥匙串应答（如 GNOME 密钥环或 KWallet 等密钥服务），因此无法在本机保存密码和密钥。</translation>
    </message>
    <message>
        <source>The system keychain is locked, or refuses this program. Unlock it and try again.</source>
        <translation>系统钥匙串已锁定，或拒绝本程序。请解锁后重试。</translation>
    </message>
    <message>
        <source>The system keychain did not answer in time. Unlock it, then try again.</source>
        <translation>系统钥匙串未及时应答。请解锁后重试。</translation>
    </message>
</context>
<context>
    <name>LabelRuleTexts</name>
    <message>
        <source>No batch is on record for this code.</source>
        <translation>此编码没有登记批号。</translation>
    </message>
    <message>
        <source>The scan does not say which batch the pack is of.</source>
        <translation>扫描内容未说明包装的批号。</translation>
    </message>
    <message>
        <source>The pack says batch %1; on record is %2.</source>
        <translation>包装上的批号为 %1；登记为 %2。</translation>
    </message>
    <message>
        <source>No expiry date is on record for this code.</source>
        <translation>此编码没有登记有效期。</translation>
    </message>
    <message>
        <source>The scan does not say when the pack expires.</source>
        <translation>扫描内容未说明包装的有效期。</translation>
    </message>
    <message>
        <source>The pack expires on %1; on record is %2.</source>
        <translation>包装上的有效期为 %1；登记为 %2。</translation>
    </message>
    <message>
        <source>No expiry date is known.</source>
        <translation>有效期未知。</translation>
    </message>
    <message>
        <source>It expired on %1.</source>
        <translation>已于 %1 过期。</translation>
    </message>
    <message>
        <source>Recall %1 of batch %2 is in force.</source>
        <translation>对批号 %2 的召回 %1 有效。</translation>
    </message>
    <message>
        <source>Recall %1 of this code is in force.</source>
        <translation>对此编码的召回 %1 有效。</translation>
    </message>
    <message>
        <source>It has been recalled since %1.</source>
        <translation>自 %1 起已被召回。</translation>
    </message>
    <message>
        <source>No recalls are on record; its own events name none.</source>
        <translation>没有召回登记；其自身事件也未提及。</translation>
    </message>
    <message>
        <source>Its approval is not on record.</source>
        <translation>其批准文号未登记。</translation>
    </message>
    <message>
        <source>It is not on record when it was produced.</source>
        <translation>没有登记生产时间。</translation>
    </message>
    <message>
        <source>The approval %1 did not hold when it was produced, on %2.</source>
        <translation>批准文号 %1 在其生产时（%2）无效。</translation>
    </message>
</context>
<context>
    <name>ListPages</name>
    <message>
        <source>This listing cannot be continued here. Start it again from the first page.</source>
        <translation>无法从此处继续列出。请从第一页重新开始。</translation>
    </message>
</context>
<context>
    <name>Listener</name>
    <message>
        <source>News of changes do not pass the connection pooler that stands before the database, so what is shown may be old. Name the server itself for them: wardlightctl profile add --listen-dsn.</source>
        <translation>更改通知无法通过数据库前的连接池，因此显示的内容可能已过时。请为通知指明服务器本身：wardlightctl profile add --listen-dsn。</translation>
    </message>
</context>
<context>
    <name>MapTexts</name>
    <message>
        <source>No basemap is installed: positions are right, the land is not drawn.</source>
        <translation>未安装底图：位置准确，但不显示陆地。</translation>
    </message>
    <message>
        <source>Map approval number %1</source>
        <translation>审图号：%1</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
</context>
<context>
    <name>MessageSocket</name>
    <message>
        <source>The connection to a worker process broke. Try again.</source>
        <translation>与工作进程的连接中断。请重试。</translation>
    </message>
</context>
<context>
    <name>MigrateCommand</name>
    <message>
        <source>The database is at schema version %1.</source>
        <translation>数据库结构版本为 %1。</translation>
    </message>
    <message>
        <source>Bring the database&apos;s schema up to date</source>
        <translation>将数据库结构更新到最新</translation>
    </message>
</context>
<context>
    <name>Migrations</name>
    <message>
        <source>This database was made for a newer Wardlight (schema %1; this program knows %2). Nothing was changed. Install the newer program.</source>
        <translation>此数据库由较新版本的 Wardlight 建立（结构版本 %1，本程序支持到 %2）。未作任何更改。请安装较新版本。</translation>
    </message>
    <message>
        <source>Step %1 of this database&apos;s schema is not the one this program knows. Nothing was changed. Use the program that made the database, or restore a backup.</source>
        <translation>此数据库结构的第 %1 步与本程序不符。未作任何更改。请使用建立该数据库的程序，或恢复备份。</translation>
    </message>
    <message>
        <source>This database&apos;s schema is older than the program (%1 of %2). Run &quot;wardlightctl migrate&quot; once.</source>
        <translation>数据库结构版本低于本程序（%1/%2）。请运行一次“wardlightctl migrate”。</translation>
    </message>
</context>
<context>
    <name>NearbyCommands</name>
    <message>
        <source>Say --radius METRES or --nearest K.</source>
        <translation>请给出 --radius 米数 或 --nearest 个数。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>米</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>网点</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Any part of the name</source>
        <translation>名称的任何部分</translation>
    </message>
    <message>
        <source>Latitude, degrees, WGS-84</source>
        <translation>纬度，度，WGS-84</translation>
    </message>
    <message>
        <source>Longitude, degrees, WGS-84</source>
        <translation>经度，度，WGS-84</translation>
    </message>
    <message>
        <source>At most so many metres away</source>
        <translation>最远距离（米）</translation>
    </message>
    <message>
        <source>Find packs of a drug near a place</source>
        <translation>查找某地附近的药品</translation>
    </message>
    <message>
        <source>The category, exactly</source>
        <translation>分类，完全一致</translation>
    </message>
    <message>
        <source>The nearest ones, so many</source>
        <translation>最近的若干个</translation>
    </message>
    <message>
        <source>Only what is on sale and not sold yet</source>
        <translation>仅在售且尚未售出的</translation>
    </message>
    <message>
        <source>Show what sites near a place have in stock</source>
        <translation>显示某地附近网点的库存</translation>
    </message>
    <message>
        <source>Only the nearest %1 are shown.</source>
        <translation>只显示最近的 %1 个。</translation>
    </message>
</context>
<context>
    <name>News2Texts</name>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Urgent ward review</source>
        <translation>需尽快病区评估</translation>
    </message>
    <message>
        <source>Urgent response</source>
        <translation>紧急处置</translation>
    </message>
    <message>
        <source>Emergency response</source>
        <translation>急救处置</translation>
    </message>
</context>
<context>
    <name>ObjectBacking</name>
    <message>
        <source>The file that says where this workspace keeps its objects is damaged: %1. Restore it from a backup.</source>
        <translation>说明此工作区对象所在位置的文件已损坏：%1。请从备份中恢复。</translation>
    </message>
    <message>
        <source>This workspace has objects in another place already. Make a new one for this bucket.</source>
        <translation>此工作区已有对象在另一个位置。请为此存储桶新建工作区。</translation>
    </message>
</context>
<context>
    <name>ObjectPlaceCheck</name>
    <message>
        <source>There is no folder %1.</source>
        <translation>没有文件夹 %1。</translation>
    </message>
    <message>
        <source>Make it, or connect the drive that it lies on.</source>
        <translation>请创建它，或连接其所在的磁盘。</translation>
    </message>
    <message>
        <source>Give this user the right to read the folder.</source>
        <translation>请授予此用户读取该文件夹的权限。</translation>
    </message>
    <message>
        <source>Objects can be read in %1, but not written.</source>
        <translation>可以读取 %1 中的对象，但不能写入。</translation>
    </message>
    <message>
        <source>To import images, this user needs the right to write there.</source>
        <translation>要导入影像，此用户需要写入权限。</translation>
    </message>
    <message>
        <source>Objects can be read and written in %1.</source>
        <translation>可以读写 %1 中的对象。</translation>
    </message>
</context>
<context>
    <name>ObjectRules</name>
    <message>
        <source>&quot;%1&quot; cannot be the name of object metadata. Use lower-case letters, digits and hyphens.</source>
        <translation>“%1”不能用作对象元数据的名称。请使用小写字母、数字和连字符。</translation>
    </message>
    <message>
        <source>The metadata &quot;%1&quot; is not valid Unicode text.</source>
        <translation>元数据“%1”不是有效的 Unicode 文本。</translation>
    </message>
    <message>
        <source>The metadata of one object may not be larger than 64 KiB.</source>
        <translation>单个对象的元数据不得超过 64 KiB。</translation>
    </message>
    <message>
        <source>An object&apos;s key may not be empty.</source>
        <translation>对象键不能为空。</translation>
    </message>
    <message>
        <source>The object&apos;s key is not valid Unicode text.</source>
        <translation>对象键不是有效的 Unicode 文本。</translation>
    </message>
    <message>
        <source>The object&apos;s key has %1 bytes; no store takes more than %2.</source>
        <translation>对象键为 %1 字节，存储最多支持 %2 字节。</translation>
    </message>
    <message>
        <source>Bytes %1 to %2 do not exist in an object of %3 bytes.</source>
        <translation>对象大小为 %3 字节，不存在第 %1 至 %2 字节。</translation>
    </message>
    <message>
        <source>There is no object &quot;%1&quot; in %2. It may have been moved or deleted.</source>
        <translation>%2 中没有对象“%1”，可能已被移动或删除。</translation>
    </message>
    <message>
        <source>%1 cannot be reached by a link: only objects on an S3 server can. Use a profile with an S3 bucket.</source>
        <translation>无法为 %1 生成链接：仅支持 S3 服务器上的对象。请使用带 S3 存储桶的配置。</translation>
    </message>
    <message>
        <source>What was to be stored as &quot;%1&quot; became shorter while it was being read. Nothing was stored; try again.</source>
        <translation>要存为“%1”的内容在读取过程中变短，未存储任何内容。请重试。</translation>
    </message>
</context>
<context>
    <name>ObjectsBucketCommands</name>
    <message>
        <source>The objects here are files in a folder; only an S3 bucket has this. Use a profile with one.</source>
        <translation>这里的对象是文件夹中的文件；只有 S3 存储桶才有此功能。请使用带存储桶的配置。</translation>
    </message>
    <message>
        <source>to %1 after %2 days</source>
        <translation>%2 天后转为 %1</translation>
    </message>
    <message>
        <source>deleted after %1 days</source>
        <translation>%1 天后删除</translation>
    </message>
    <message>
        <source>Give either --show or --apply.</source>
        <translation>请给出 --show 或 --apply 之一。</translation>
    </message>
    <message>
        <source>%1  %2  ended</source>
        <translation>%1  %2  已结束</translation>
    </message>
    <message>
        <source>Objects kept on this computer: %1, %2 of at most %3 bytes.</source>
        <translation>保存在本机的对象：%1 个，%2 字节，上限 %3 字节。</translation>
    </message>
    <message>
        <source>The object is in no archive; it can be read.</source>
        <translation>该对象不在归档中，可以读取。</translation>
    </message>
    <message>
        <source>The object is in an archive.</source>
        <translation>该对象在归档中。</translation>
    </message>
    <message>
        <source>The restore runs; it takes hours.</source>
        <translation>正在恢复，需要数小时。</translation>
    </message>
    <message>
        <source>The object has been restored and can be read.</source>
        <translation>该对象已恢复，可以读取。</translation>
    </message>
    <message>
        <source>Uploads in parts that were begun and not finished</source>
        <translation>已开始而未完成的分段上传</translation>
    </message>
    <message>
        <source>End them and free what they take up</source>
        <translation>结束它们并释放所占空间</translation>
    </message>
    <message>
        <source>Of those to be ended, only what is so many hours old</source>
        <translation>其中只结束已有这么多小时的</translation>
    </message>
    <message>
        <source>When the server archives and deletes objects</source>
        <translation>服务器何时归档和删除对象</translation>
    </message>
    <message>
        <source>Replace all rules by Wardlight&apos;s two</source>
        <translation>用 Wardlight 的两条规则替换全部规则</translation>
    </message>
    <message>
        <source>What of a bucket is kept on this computer</source>
        <translation>存储桶中有哪些内容保存在本机</translation>
    </message>
    <message>
        <source>Request an archived object, or see how far that is</source>
        <translation>请求恢复归档对象，或查看进度</translation>
    </message>
</context>
<context>
    <name>ObjectsCheckCommands</name>
    <message>
        <source>Objects checked: %1. Good: %2. Failed: %3. Without a recorded hash: %4.</source>
        <translation>已核验对象 %1 个：通过 %2 个，失败 %3 个，无哈希记录 %4 个。</translation>
    </message>
    <message>
        <source>Objects that did not pass their check</source>
        <translation>核验失败的对象</translation>
    </message>
    <message>
        <source>All objects in quarantine</source>
        <translation>全部隔离对象</translation>
    </message>
    <message>
        <source>Why an object is in quarantine</source>
        <translation>对象被隔离的原因</translation>
    </message>
    <message>
        <source>Check an object again; if it matches, let it be used</source>
        <translation>重新核验对象；相符则解除隔离</translation>
    </message>
    <message>
        <source>Read objects back and check their hashes</source>
        <translation>读回对象并核验哈希</translation>
    </message>
    <message>
        <source>Only so many objects, chosen at random</source>
        <translation>仅随机抽查指定数量的对象</translation>
    </message>
    <message>
        <source>Go on where the last run was interrupted</source>
        <translation>从上次中断处继续</translation>
    </message>
</context>
<context>
    <name>ObjectsCommands</name>
    <message>
        <source>--meta takes a name and a value, such as --meta study-id=1.2.3</source>
        <translation>--meta 需要名称和值，例如 --meta study-id=1.2.3</translation>
    </message>
    <message>
        <source>--range takes the first and the last byte, such as 0-1023.</source>
        <translation>--range 需要起止字节，例如 0-1023。</translation>
    </message>
    <message>
        <source>These bytes were not checked: nobody recorded a hash for them.</source>
        <translation>这些内容未经核验：没有哈希记录。</translation>
    </message>
    <message>
        <source>Store a file as an object and record its hash</source>
        <translation>将文件存为对象并记录其哈希</translation>
    </message>
    <message>
        <source>Metadata; may be given repeatedly</source>
        <translation>元数据，可多次指定</translation>
    </message>
    <message>
        <source>Check an object and write it to a file</source>
        <translation>核验对象并写入文件</translation>
    </message>
    <message>
        <source>Only these bytes, from 0</source>
        <translation>仅读取这些字节，从 0 开始</translation>
    </message>
    <message>
        <source>Take bytes that nobody recorded a hash for</source>
        <translation>允许读取没有哈希记录的内容</translation>
    </message>
    <message>
        <source>What is known of an object</source>
        <translation>对象的已知信息</translation>
    </message>
    <message>
        <source>Delete an object and its record</source>
        <translation>删除对象及其记录</translation>
    </message>
    <message>
        <source>Check an object and store it under another key</source>
        <translation>核验对象并另存为其他键</translation>
    </message>
    <message>
        <source>List objects by key</source>
        <translation>按键列出对象</translation>
    </message>
    <message>
        <source>Make a link that works for anybody for a while</source>
        <translation>生成任何人均可使用的限时链接</translation>
    </message>
    <message>
        <source>Stored files and their integrity</source>
        <translation>存储的文件及其完整性</translation>
    </message>
</context>
<context>
    <name>OpenProfile</name>
    <message>
        <source>The profile &quot;%1&quot; names no database, so there are no patients, images or traces to show. Add one to the profile.</source>
        <translation>配置“%1”未指明数据库，因此没有患者、影像或追溯可显示。请在配置中添加数据库。</translation>
    </message>
    <message>
        <source>The key that signs the audit log of &quot;%1&quot; on this computer is in the system keychain, which does not answer here. Connect from your desktop session.</source>
        <translation>在本机为“%1”的审计日志签名的密钥在系统钥匙串中，而钥匙串在此没有应答。请从您的桌面会话连接。</translation>
    </message>
    <message>
        <source>The database of &quot;%1&quot; has no schema of Wardlight yet; this program needs version %2.</source>
        <translation>“%1”的数据库尚无 Wardlight 的结构；本程序需要版本 %2。</translation>
    </message>
    <message>
        <source>The database of &quot;%1&quot; is at schema version %2; this program needs %3.</source>
        <translation>“%1”的数据库结构版本为 %2；本程序需要 %3。</translation>
    </message>
    <message>
        <source>Nothing was changed. Whoever runs the database brings it up to date once: wardlightctl --profile &quot;%1&quot; migrate</source>
        <translation>未作任何更改。请数据库管理员更新一次：wardlightctl --profile &quot;%1&quot; migrate</translation>
    </message>
    <message>
        <source>The database lacks the extension %1, and this account may not make it. Have an administrator of the server run &quot;CREATE EXTENSION %1&quot; in it, then migrate again.</source>
        <translation>数据库缺少扩展 %1，此账户无权创建。请让服务器管理员在其中执行“CREATE EXTENSION %1”，然后重新迁移。</translation>
    </message>
</context>
<context>
    <name>OpenWorkspace</name>
    <message>
        <source>Filling it with sample data…</source>
        <translation>正在载入示例数据…</translation>
    </message>
    <message>
        <source>Preparing the folder…</source>
        <translation>正在准备文件夹…</translation>
    </message>
    <message>
        <source>Starting the database…</source>
        <translation>正在启动数据库…</translation>
    </message>
    <message>
        <source>Connecting to the database…</source>
        <translation>正在连接数据库…</translation>
    </message>
</context>
<context>
    <name>Partitions</name>
    <message>
        <source>The table %1 exists, but is no partition of %2. What belongs into it stays in the default partition. Rename it, or attach it.</source>
        <translation>表 %1 已存在，但不是 %2 的分区。应归入其中的数据仍在默认分区。请将其改名或附加为分区。</translation>
    </message>
    <message>
        <source>The table %1 lacks partitions, and this account may not make them. Nothing is lost: new rows go to its default partition. Open the database once with the account that owns the table.</source>
        <translation>表 %1 缺少分区，而此账户无权创建。没有丢失任何内容：新行进入默认分区。请用拥有该表的账户打开一次数据库。</translation>
    </message>
</context>
<context>
    <name>Patient</name>
    <message>
        <source>Not known</source>
        <comment>gender</comment>
        <translation>不详</translation>
    </message>
    <message>
        <source>Male</source>
        <translation>男</translation>
    </message>
    <message>
        <source>Female</source>
        <translation>女</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>gender</comment>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1y</source>
        <comment>age in years</comment>
        <translation>%1岁</translation>
    </message>
    <message>
        <source>%1m</source>
        <comment>age in months</comment>
        <translation>%1个月</translation>
    </message>
    <message>
        <source>%1d</source>
        <comment>age in days</comment>
        <translation>%1天</translation>
    </message>
</context>
<context>
    <name>PatientStore</name>
    <message>
        <source>There is no such patient. Check the number, or search by name or birth date.</source>
        <translation>没有此患者。请核对号码，或按姓名、出生日期查找。</translation>
    </message>
    <message>
        <source>Several institutions gave this number, each to a patient of its own. Search for the patient and choose one.</source>
        <translation>多个机构都发放过此号码，分属不同患者。请查找并选择患者。</translation>
    </message>
</context>
<context>
    <name>PatientsCommands</name>
    <message>
        <source>MRN</source>
        <translation>病案号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>病区</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>床号</translation>
    </message>
    <message>
        <source>Allergies: not known</source>
        <translation>过敏史：不详</translation>
    </message>
    <message>
        <source>Allergies: none known</source>
        <translation>过敏史：无已知过敏</translation>
    </message>
    <message>
        <source>Allergies: %1</source>
        <translation>过敏史：%1</translation>
    </message>
    <message>
        <source>Open alerts: %1</source>
        <translation>当前报警：%1</translation>
    </message>
    <message>
        <source>There is a patient with the number %1 already. Nothing was changed; look at it with &quot;patients show&quot;.</source>
        <translation>已有号码为 %1 的患者，未作任何更改。可用“patients show”查看。</translation>
    </message>
    <message>
        <source>All patients, by name</source>
        <translation>全部患者，按姓名排列</translation>
    </message>
    <message>
        <source>Patients by number, name in any script, or birth date</source>
        <translation>按号码、姓名（任何文字）或出生日期查找患者</translation>
    </message>
    <message>
        <source>One patient, with what matters</source>
        <translation>单个患者的要点</translation>
    </message>
    <message>
        <source>Record a new patient</source>
        <translation>登记新患者</translation>
    </message>
    <message>
        <source>Patients and where they lie</source>
        <translation>患者及其床位</translation>
    </message>
</context>
<context>
    <name>PatientsWardCommand</name>
    <message>
        <source>(free)</source>
        <translation>（空床）</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>病区</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>床号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>There is no ward &quot;%1&quot;. Known wards: %2.</source>
        <translation>没有病区“%1”。已知病区：%2。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>The beds of a ward, or of all: who lies there, latest vitals, NEWS2, open alerts</source>
        <translation>一个或全部病区的床位：患者、最新生命体征、NEWS2、未处理报警</translation>
    </message>
</context>
<context>
    <name>PictureTexts</name>
    <message>
        <source>The picture is too large; 50 million pixels are the most.</source>
        <translation>图片过大；最多 5000 万像素。</translation>
    </message>
    <message>
        <source>This is no picture that can be read; PNG and JPEG can.</source>
        <translation>这不是可读取的图片；支持 PNG 和 JPEG。</translation>
    </message>
    <message>
        <source>No barcode was found in the picture. Take it from nearer, straight on, and without glare.</source>
        <translation>图片中没有找到条码。请靠近、正对、避免反光重拍。</translation>
    </message>
    <message>
        <source>The picture cannot be read: %1</source>
        <translation>图片无法读取：%1</translation>
    </message>
    <message>
        <source>The picture is larger than 64 MB; nothing of it was read.</source>
        <translation>图片超过 64 MB；未读取任何内容。</translation>
    </message>
</context>
<context>
    <name>PixelMapping</name>
    <message>
        <source>This kind of image (%1, %2 bits) cannot be shown yet.</source>
        <translation>暂不支持显示此类图像（%1，%2 位）。</translation>
    </message>
    <message>
        <source>The image&apos;s description of its pixels contradicts itself; it is not shown.</source>
        <translation>图像对其像素的描述自相矛盾，不予显示。</translation>
    </message>
</context>
<context>
    <name>PolygonTexts</name>
    <message>
        <source>An area needs three corners that are not in a line: LAT,LON LAT,LON LAT,LON.</source>
        <translation>区域需要不在一条线上的三个角点：纬度,经度 纬度,经度 纬度,经度。</translation>
    </message>
    <message>
        <source>An area may have %1 corners at most.</source>
        <translation>一个区域最多可有 %1 个角点。</translation>
    </message>
    <message>
        <source>The edges of the area cross; name its corners in the order in which one walks around it.</source>
        <translation>区域的边相互交叉；请按绕行的顺序给出角点。</translation>
    </message>
</context>
<context>
    <name>PostgresManifest</name>
    <message>
        <source>An object whose key holds a null character cannot be recorded. Rename the object.</source>
        <translation>对象键含空字符，无法登记。请重命名该对象。</translation>
    </message>
    <message>
        <source>The stored object &quot;%1&quot; did not pass its check and is in quarantine. %2</source>
        <translation>存储对象“%1”核验失败，已被隔离。%2</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Production</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>ProfileCheck</name>
    <message>
        <source>Correct the profile, then test again.</source>
        <translation>请更正配置，然后重新测试。</translation>
    </message>
</context>
<context>
    <name>ProfileCommands</name>
    <message>
        <source>Password of the database (Enter for none): </source>
        <translation>数据库密码（没有则按 Enter）：</translation>
    </message>
    <message>
        <source>Access key of the object store (Enter for none): </source>
        <translation>对象存储的访问密钥（没有则按 Enter）：</translation>
    </message>
    <message>
        <source>Its secret: </source>
        <translation>其私有密钥：</translation>
    </message>
    <message>
        <source>There is no system keychain here, so the password and the keys cannot be kept, and they are never written to a file. Nothing was saved. Add the profile without them: they are asked for when they are needed.</source>
        <translation>此处没有系统钥匙串，无法保存密码和密钥，而它们绝不写入文件。未保存任何内容。请添加不含它们的配置：需要时会询问。</translation>
    </message>
    <message>
        <source>The file with your profiles was damaged. It is kept as %1; a new one was begun.</source>
        <translation>您的配置文件已损坏。原文件保留为 %1；已新建一个。</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; is saved. Try it with: wardlightctl profile test &quot;%1&quot;</source>
        <translation>配置“%1”已保存。测试：wardlightctl profile test &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; and its secrets are gone. Nothing in its database or object store was touched.</source>
        <translation>配置“%1”及其密码已删除。其数据库和对象存储未受影响。</translation>
    </message>
    <message>
        <source>production (the default) or test: decides the colour of the status bar</source>
        <translation>production（默认）或 test：决定状态栏的颜色</translation>
    </message>
    <message>
        <source>The database, as libpq writes it; a password in it goes to the system keychain</source>
        <translation>数据库，按 libpq 的写法；其中的密码存入系统钥匙串</translation>
    </message>
    <message>
        <source>The object store&apos;s address</source>
        <translation>对象存储的地址</translation>
    </message>
    <message>
        <source>The bucket in it</source>
        <translation>其中的存储桶</translation>
    </message>
    <message>
        <source>The bucket&apos;s region</source>
        <translation>存储桶的区域</translation>
    </message>
    <message>
        <source>How the bucket is named in addresses: path, virtual, or auto</source>
        <translation>地址中存储桶的写法：path、virtual 或 auto</translation>
    </message>
    <message>
        <source>Certificates to trust for the object store (PEM)</source>
        <translation>对象存储所信任的证书（PEM）</translation>
    </message>
    <message>
        <source>A folder of objects, instead of a bucket</source>
        <translation>对象文件夹，代替存储桶</translation>
    </message>
    <message>
        <source>Databases and object stores to connect to, by name</source>
        <translation>可按名称连接的数据库和对象存储</translation>
    </message>
    <message>
        <source>Save a new profile</source>
        <translation>保存新配置</translation>
    </message>
    <message>
        <source>The profiles, without secrets</source>
        <translation>列出配置，不含密码</translation>
    </message>
    <message>
        <source>Try everything it names, step by step; exits 1 when something failed</source>
        <translation>逐步测试其中的一切；有失败则以 1 退出</translation>
    </message>
    <message>
        <source>Remove a profile and its secrets</source>
        <translation>删除配置及其密码</translation>
    </message>
    <message>
        <source>Give the password with --dsn alone: the other connections use the same.</source>
        <translation>请只用 --dsn 给出密码：其他连接使用同一密码。</translation>
    </message>
    <message>
        <source>There is no system keychain here, so the keys are not kept. Each command takes them from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or from ~/.aws, or asks for them.</source>
        <translation>这里没有系统钥匙串，因此不保存密钥。每条命令从 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY 或 ~/.aws 读取，否则询问。</translation>
    </message>
    <message>
        <source>What differs for look-ups that a standby may answer, such as host=…; they then say how old they may be</source>
        <translation>可由备用服务器回答的查询的不同之处，例如 host=…；此时会说明数据可能有多旧</translation>
    </message>
    <message>
        <source>What differs for hearing of changes, such as host=… of the server itself where --dsn names a pooler</source>
        <translation>接收更改通知的不同之处，例如 --dsn 指向连接池时服务器本身的 host=…</translation>
    </message>
    <message>
        <source>Do not ask the object store to encrypt objects, for one that cannot</source>
        <translation>不要求对象存储加密对象，用于做不到的对象存储</translation>
    </message>
    <message>
        <source>Send each object&apos;s SHA-256 as a trailer, for an object store that checks and keeps it</source>
        <translation>将每个对象的 SHA-256 作为尾部校验发送，用于会检查并保存它的对象存储</translation>
    </message>
</context>
<context>
    <name>ProfileFile</name>
    <message>
        <source>The file with your profiles, %1, is damaged and cannot be read. It was left as it is: repair it, or bring it back from a backup. The next profile that you save starts a new file and keeps this one beside it.</source>
        <translation>您的配置文件 %1 已损坏，无法读取。文件保持原样：请修复，或从备份恢复。下次保存配置时会新建文件，并保留此文件。</translation>
    </message>
    <message>
        <source>The file with your profiles, %1, was written by a newer version of Wardlight. Nothing was changed; install that version.</source>
        <translation>您的配置文件 %1 由较新版本的 Wardlight 写入。未作任何更改；请安装该版本。</translation>
    </message>
    <message>
        <source>There is a profile named &quot;%1&quot; already. Choose another name, or remove that one first.</source>
        <translation>已有名为“%1”的配置。请换一个名称，或先删除它。</translation>
    </message>
    <message>
        <source>There is no profile named &quot;%1&quot;. &quot;wardlightctl profile list&quot; names them all.</source>
        <translation>没有名为“%1”的配置。“wardlightctl profile list”列出全部名称。</translation>
    </message>
    <message>
        <source>This profile is not there any more: another program removed it.</source>
        <translation>此配置已不存在：被另一个程序删除了。</translation>
    </message>
</context>
<context>
    <name>ProfileRules</name>
    <message>
        <source>Give the certificate file&apos;s whole path.</source>
        <translation>请给出证书文件的完整路径。</translation>
    </message>
    <message>
        <source>The certificate file %1 cannot be read.</source>
        <translation>证书文件 %1 无法读取。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>端口是 1 至 65535 的数字。</translation>
    </message>
    <message>
        <source>Give one port for all hosts, or one for each.</source>
        <translation>请为所有主机给出一个端口，或每个主机一个。</translation>
    </message>
    <message>
        <source>The endpoint is no address. Write it like https://s3.example:9000.</source>
        <translation>端点不是地址。请写成 https://s3.example:9000。</translation>
    </message>
    <message>
        <source>The endpoint must hold no user and no password. Give the access key and the secret by themselves.</source>
        <translation>端点中不得含用户名和密码。请单独填写访问密钥和私有密钥。</translation>
    </message>
    <message>
        <source>The endpoint must end with the server&apos;s name, port or path.</source>
        <translation>端点必须以服务器名、端口或路径结尾。</translation>
    </message>
    <message>
        <source>Give the profile a name.</source>
        <translation>请为配置命名。</translation>
    </message>
    <message>
        <source>A name has at most %1 characters.</source>
        <translation>名称最多 %1 个字符。</translation>
    </message>
    <message>
        <source>A name holds no invisible characters, and no spaces at its ends or beside each other.</source>
        <translation>名称不得含不可见字符，首尾不得有空格，也不得有连续空格。</translation>
    </message>
    <message>
        <source>A name does not begin with a hyphen: commands would take it for an option.</source>
        <translation>名称不得以连字符开头：命令会将其当作选项。</translation>
    </message>
    <message>
        <source>The database&apos;s settings hold invisible characters, or are too long to be meant.</source>
        <translation>数据库设置含不可见字符，或长得不合理。</translation>
    </message>
    <message>
        <source>Name the database&apos;s server.</source>
        <translation>请写明数据库服务器。</translation>
    </message>
    <message>
        <source>Name the database.</source>
        <translation>请写明数据库名称。</translation>
    </message>
    <message>
        <source>The TLS mode is one of disable, prefer, require, verify-ca and verify-full.</source>
        <translation>TLS 模式为 disable、prefer、require、verify-ca 和 verify-full 之一。</translation>
    </message>
    <message>
        <source>A bucket&apos;s name has 3 to 255 letters, digits, dots, hyphens and underscores.</source>
        <translation>存储桶名称为 3 至 255 个字母、数字、点、连字符和下划线。</translation>
    </message>
    <message>
        <source>A region is a word like eu-central-1.</source>
        <translation>区域是形如 eu-central-1 的词。</translation>
    </message>
    <message>
        <source>Give the store&apos;s endpoint, or Amazon&apos;s region.</source>
        <translation>请给出存储的端点，或亚马逊的区域。</translation>
    </message>
    <message>
        <source>Give the folder&apos;s whole path.</source>
        <translation>请给出文件夹的完整路径。</translation>
    </message>
    <message>
        <source>The folder&apos;s path holds invisible characters.</source>
        <translation>文件夹路径含不可见字符。</translation>
    </message>
    <message>
        <source>Objects lie in a bucket or in a folder, not in both.</source>
        <translation>对象在存储桶中或在文件夹中，不能两者都有。</translation>
    </message>
    <message>
        <source>Give the profile a database, an object store, or both.</source>
        <translation>请为配置提供数据库、对象存储或两者。</translation>
    </message>
</context>
<context>
    <name>Provinces</name>
    <message>
        <source>More than one province is called &quot;%1&quot;.</source>
        <translation>有多个省份名为“%1”。</translation>
    </message>
    <message>
        <source>There is no province called &quot;%1&quot; on the map. Write it like 四川 or Sichuan.</source>
        <translation>地图上没有名为“%1”的省份。请写成四川或 Sichuan。</translation>
    </message>
</context>
<context>
    <name>Pyramid</name>
    <message>
        <source>A stored overview is damaged and is not shown.</source>
        <translation>存储的概览已损坏，不予显示。</translation>
    </message>
</context>
<context>
    <name>ReadAge</name>
    <message>
        <source>A standby answered, which cannot say how old its data are.</source>
        <translation>由备用服务器回答，它无法说明其数据有多旧。</translation>
    </message>
    <message>
        <source>A standby answered: what was saved in the last %1 s may be missing.</source>
        <translation>由备用服务器回答：最近 %1 秒内保存的内容可能缺失。</translation>
    </message>
    <message>
        <source>from a standby, of unknown age</source>
        <translation>来自备用服务器，新旧不明</translation>
    </message>
    <message>
        <source>from a standby, up to %1 s old</source>
        <translation>来自备用服务器，最多旧 %1 秒</translation>
    </message>
</context>
<context>
    <name>RecordAppender</name>
    <message>
        <source>This recording is complete; nothing can be added to it.</source>
        <translation>此记录已完成，不能再添加。</translation>
    </message>
    <message>
        <source>Another program added to this recording at the same time. Add the samples again.</source>
        <translation>另一个程序同时向此记录添加了内容。请重新添加这些采样。</translation>
    </message>
</context>
<context>
    <name>RecordedPut</name>
    <message>
        <source>&quot;%1&quot; was not stored: its file-hash is given as %2, but its bytes have the SHA-256 %3.</source>
        <translation>“%1”未存储：给定的 file-hash 为 %2，而实际内容的 SHA-256 为 %3。</translation>
    </message>
</context>
<context>
    <name>RecordingActions</name>
    <message>
        <source>Choose a recording</source>
        <translation>选择记录</translation>
    </message>
    <message>
        <source>Choose channels</source>
        <translation>选择通道</translation>
    </message>
    <message>
        <source>Unfiltered</source>
        <translation>未滤波</translation>
    </message>
    <message>
        <source>Monitor, 0.5–40 Hz</source>
        <translation>监护，0.5–40 Hz</translation>
    </message>
    <message>
        <source>Diagnostic, 0.05–150 Hz</source>
        <translation>诊断，0.05–150 Hz</translation>
    </message>
    <message>
        <source>Without mains of 50 Hz</source>
        <translation>滤除 50 Hz 工频</translation>
    </message>
    <message>
        <source>Without mains of 60 Hz</source>
        <translation>滤除 60 Hz 工频</translation>
    </message>
    <message>
        <source>Recording: earlier</source>
        <translation>记录：向前</translation>
    </message>
    <message>
        <source>Recording: later</source>
        <translation>记录：向后</translation>
    </message>
    <message>
        <source>Recording: a whole range earlier</source>
        <translation>记录：向前一整屏</translation>
    </message>
    <message>
        <source>Recording: a whole range later</source>
        <translation>记录：向后一整屏</translation>
    </message>
    <message>
        <source>Recording: zoom in</source>
        <translation>记录：放大</translation>
    </message>
    <message>
        <source>Recording: zoom out</source>
        <translation>记录：缩小</translation>
    </message>
    <message>
        <source>Recording: to its start</source>
        <translation>记录：到开头</translation>
    </message>
    <message>
        <source>Recording: to its end</source>
        <translation>记录：到结尾</translation>
    </message>
    <message>
        <source>The whole recording</source>
        <translation>整段记录</translation>
    </message>
    <message>
        <source>Next beat or note</source>
        <translation>下一个心搏或标注</translation>
    </message>
    <message>
        <source>Previous beat or note</source>
        <translation>上一个心搏或标注</translation>
    </message>
    <message>
        <source>Show the time of the charts</source>
        <translation>显示图表的时间段</translation>
    </message>
    <message>
        <source>Find beats, rhythm and quality</source>
        <translation>检测心搏、节律和质量</translation>
    </message>
    <message>
        <source>As the charts</source>
        <translation>与图表一致</translation>
    </message>
    <message>
        <source>Find beats</source>
        <translation>检测心搏</translation>
    </message>
</context>
<context>
    <name>RecordingReading</name>
    <message>
        <source>Zoom in to see this channel: it is computed from every sample of others.</source>
        <translation>放大后才能看到此通道：它由其他通道的每个采样计算得出。</translation>
    </message>
</context>
<context>
    <name>RecordingWords</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>from %1 · %2</source>
        <translation>自 %1 起 · %2</translation>
    </message>
</context>
<context>
    <name>ReferenceImportTexts</name>
    <message>
        <source>The import ended before this file.</source>
        <translation>导入在此文件之前已结束。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>The file cannot be read to its end: %1</source>
        <translation>文件无法读到末尾：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more lines were rejected.</source>
        <translation>
            <numerusform>另有 %n 行被拒绝。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReferenceImports</name>
    <message>
        <source>Register products: approval, storage, where they may be sold</source>
        <translation>登记产品：批准文号、储存条件、可销售区域</translation>
    </message>
    <message>
        <source>Register sites: licences and places</source>
        <translation>登记网点：许可证和地点</translation>
    </message>
    <message>
        <source>Register approvals and how long they hold</source>
        <translation>登记批准文号及其有效期间</translation>
    </message>
    <message>
        <source>Register recalls of batches and codes</source>
        <translation>登记批号和编码的召回</translation>
    </message>
    <message>
        <source>Record what sites have in stock</source>
        <translation>记录网点的库存</translation>
    </message>
    <message>
        <source>Record temperatures of batches and packs</source>
        <translation>记录批号和包装的温度</translation>
    </message>
    <message>
        <source>Record which pack was put into which</source>
        <translation>记录哪个包装装入哪个包装</translation>
    </message>
    <message>
        <source>CSV; the first line names the columns, in any order, in Chinese or English (* must be there):</source>
        <translation>CSV；第一行为列名，顺序不限，中文或英文（* 为必需）：</translation>
    </message>
    <message>
        <source>Other columns are kept. Times are ISO 8601, UTC without an offset.</source>
        <translation>其他列予以保留。时间为 ISO 8601，无时差则为 UTC。</translation>
    </message>
    <message>
        <source>--encoding is utf-8 or gbk.</source>
        <translation>--encoding 为 utf-8 或 gbk。</translation>
    </message>
    <message>
        <source>Files, and folders with all *.csv below them</source>
        <translation>文件，以及文件夹下的所有 *.csv</translation>
    </message>
    <message>
        <source>How the files are written: utf-8 or gbk</source>
        <translation>文件编码：utf-8 或 gbk</translation>
    </message>
</context>
<context>
    <name>ReferenceStoreTexts</name>
    <message>
        <source>Too many records were handed over at once.</source>
        <translation>一次提交的记录过多。</translation>
    </message>
</context>
<context>
    <name>ReferenceTexts</name>
    <message>
        <source>&quot;%1&quot; is no number; the column &quot;%2&quot; needs one.</source>
        <translation>“%1”不是数字；列“%2”需要数字。</translation>
    </message>
    <message>
        <source>%1 degrees do not exist; latitude goes to 90 and longitude to 180. Perhaps the two are swapped.</source>
        <translation>没有 %1 度；纬度最大 90，经度最大 180。可能两者写反了。</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; must not be below 0.</source>
        <translation>列“%1”不得小于 0。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no product code: 14 digits of a standard code or GTIN (8, 12 and 13 too), or 7 of trace codes.</source>
        <translation>“%1”不是产品码：应为 14 位本位码或 GTIN（也可 8、12、13 位），或追溯码的 7 位。</translation>
    </message>
    <message>
        <source>The check digit of %1 should be %2.</source>
        <translation>%1 的校验位应为 %2。</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is empty.</source>
        <translation>列“%1”为空。</translation>
    </message>
    <message>
        <source>A field is longer than %1 characters.</source>
        <translation>有字段超过 %1 个字符。</translation>
    </message>
    <message>
        <source>The packaging level is 1, 2 or 3, not &quot;%1&quot;.</source>
        <translation>包装级别为 1、2 或 3，而非“%1”。</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>结束早于开始。</translation>
    </message>
    <message>
        <source>A recall must name a code or a batch.</source>
        <translation>召回必须写明编码或批号。</translation>
    </message>
    <message>
        <source>Latitude and longitude must come together.</source>
        <translation>纬度和经度必须同时给出。</translation>
    </message>
    <message>
        <source>The lowest temperature is above the highest one.</source>
        <translation>最低温度高于最高温度。</translation>
    </message>
    <message>
        <source>There is no temperature below −273.15 °C.</source>
        <translation>没有低于 −273.15 °C 的温度。</translation>
    </message>
    <message>
        <source>A pack cannot be inside itself.</source>
        <translation>包装不能装入自身。</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; stands in the header more than once; nothing of this file can be taken.</source>
        <translation>列“%1”在表头中出现多次；此文件无法导入。</translation>
    </message>
    <message>
        <source>The first line must name the columns, and &quot;%1&quot; (%2) is missing; nothing of this file can be taken.</source>
        <translation>第一行必须是列名，而缺少“%1”（%2）；此文件无法导入。</translation>
    </message>
    <message>
        <source>The line has %1 columns instead of %2.</source>
        <translation>该行有 %1 列，应为 %2 列。</translation>
    </message>
</context>
<context>
    <name>ReplayTexts</name>
    <message>
        <source>The number of days must be between 1 and %1.</source>
        <translation>天数应在 1 至 %1 之间。</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>objects referred to: %1</source>
        <translation>引用的对象：%1</translation>
    </message>
</context>
<context>
    <name>ReportPanel</name>
    <message>
        <source>Complete.</source>
        <translation>完整。</translation>
    </message>
    <message>
        <source>Not complete.</source>
        <translation>不完整。</translation>
    </message>
    <message>
        <source>No person has signed it.</source>
        <translation>没有人签署。</translation>
    </message>
    <message>
        <source>Signed.</source>
        <translation>已签署。</translation>
    </message>
    <message>
        <source>Signed by %1.</source>
        <translation>由 %1 签署。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Of %1, ID %2</source>
        <translation>%1，编号 %2</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>未写明姓名</translation>
    </message>
    <message>
        <source>The report says nothing more.</source>
        <translation>报告没有更多内容。</translation>
    </message>
</context>
<context>
    <name>RoiLabels</name>
    <message>
        <source>at the detector, not in the patient</source>
        <translation>按探测器平面，而非患者体内</translation>
    </message>
    <message>
        <source>of the scanned film</source>
        <translation>按扫描的胶片</translation>
    </message>
    <message>
        <source>by the ultrasound&apos;s scale</source>
        <translation>按超声标尺</translation>
    </message>
    <message>
        <source>Mean %1%2, SD %3</source>
        <translation>均值 %1%2，标准差 %3</translation>
    </message>
    <message>
        <source>%1 to %2%3, %4 pixels</source>
        <translation>%1 至 %2%3，%4 个像素</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 毫米</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>%1 mm²</source>
        <translation>%1 平方毫米</translation>
    </message>
</context>
<context>
    <name>RoiStore</name>
    <message>
        <source>The image is not in the index, so nothing can be kept on it.</source>
        <translation>此图像不在索引中，因此无法为它保存任何内容。</translation>
    </message>
    <message>
        <source>This measurement is not on record.</source>
        <translation>没有此测量的记录。</translation>
    </message>
</context>
<context>
    <name>S3Answers</name>
    <message>
        <source>The S3 server answered with something that is not understood. Is this the address of an S3 server?</source>
        <translation>S3 服务器的应答无法理解。这是 S3 服务器的地址吗？</translation>
    </message>
</context>
<context>
    <name>S3Bucket</name>
    <message>
        <source>%1 does not offer this setting.</source>
        <translation>%1 不提供此设置。</translation>
    </message>
    <message>
        <source>Versions cannot be switched off, only suspended: those that exist stay.</source>
        <translation>版本管理无法关闭，只能暂停：已有的版本会保留。</translation>
    </message>
    <message>
        <source>This bucket was made without object lock; it cannot be added later on most servers. Make a new bucket with it.</source>
        <translation>此存储桶创建时没有对象锁定；在大多数服务器上无法事后添加。请新建一个带对象锁定的存储桶。</translation>
    </message>
</context>
<context>
    <name>S3Client</name>
    <message>
        <source>%1 has not answered several times in a row. It is tried again in a few seconds.</source>
        <translation>%1 连续多次没有应答。几秒后将再次尝试。</translation>
    </message>
    <message>
        <source>The profile names no bucket.</source>
        <translation>该配置没有指明存储桶。</translation>
    </message>
</context>
<context>
    <name>S3Config</name>
    <message>
        <source>&quot;%1&quot; is not the address of an S3 server. Write it as https://server or https://server:port.</source>
        <translation>“%1”不是 S3 服务器的地址。请写成 https://server 或 https://server:port。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the name of a region. Use letters, digits and hyphens, such as us-east-1.</source>
        <translation>“%1”不是区域名称。请使用字母、数字和连字符，例如 us-east-1。</translation>
    </message>
</context>
<context>
    <name>S3Fault</name>
    <message>
        <source>%2 does not know this access key. Check the access key of the profile.</source>
        <translation>%2 不认识此访问密钥。请检查配置中的访问密钥。</translation>
    </message>
    <message>
        <source>%2 refused the signature: the secret key does not belong to the access key. Enter it again.</source>
        <translation>%2 拒绝了签名：私有密钥与访问密钥不匹配。请重新输入。</translation>
    </message>
    <message>
        <source>The credentials for %2 have expired. Sign in again where they come from.</source>
        <translation>%2 的凭据已过期。请在凭据来源处重新登录。</translation>
    </message>
    <message>
        <source>%2 refused the request because this computer&apos;s clock differs from its own. Set the clock.</source>
        <translation>%2 拒绝了请求，因为本机时钟与其不一致。请校准时钟。</translation>
    </message>
    <message>
        <source>There is no bucket at %2. Check its name and the server&apos;s address.</source>
        <translation>%2 上没有该存储桶。请检查其名称和服务器地址。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lies in an archive and cannot be read at once. Request its restore; it takes hours.</source>
        <translation>“%1”已归档，无法立即读取。请申请取回，需要数小时。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; was damaged on its way to %2 and was not stored. Try again.</source>
        <translation>“%1”在传往 %2 途中损坏，未被存储。请重试。</translation>
    </message>
    <message>
        <source>The upload of &quot;%1&quot; was ended by somebody else. Nothing was stored; try again.</source>
        <translation>“%1”的上传被他人终止。未存储任何内容；请重试。</translation>
    </message>
    <message>
        <source>The bucket at %2 is in another region. Correct the profile&apos;s region.</source>
        <translation>%2 的存储桶在另一个区域。请更正配置中的区域。</translation>
    </message>
    <message>
        <source>The metadata of &quot;%1&quot; is larger than %2 takes, which is 2 KB.</source>
        <translation>“%1”的元数据超过 %2 允许的 2 KB。</translation>
    </message>
    <message>
        <source>%2 has no room left for &quot;%1&quot;. Nothing was stored. Ask its administrator.</source>
        <translation>%2 已没有空间存放“%1”。未存储任何内容。请联系其管理员。</translation>
    </message>
    <message>
        <source>A bucket of this name belongs to somebody else: %2. Choose another name.</source>
        <translation>同名存储桶属于他人：%2。请换一个名称。</translation>
    </message>
    <message>
        <source>%2 does not allow this with the profile&apos;s access key. Ask whoever manages the bucket.</source>
        <translation>%2 不允许使用配置中的访问密钥执行此操作。请联系存储桶管理者。</translation>
    </message>
    <message>
        <source>%2 does not offer this function.</source>
        <translation>%2 不提供此功能。</translation>
    </message>
    <message>
        <source>The object &quot;%1&quot; was changed by somebody else meanwhile, at %2. Try again.</source>
        <translation>对象“%1”在 %2 上已被他人更改。请重试。</translation>
    </message>
    <message>
        <source>This is larger than %2 takes.</source>
        <translation>超过 %2 能接受的大小。</translation>
    </message>
    <message>
        <source>%2 is overloaded or in trouble. Try again in a moment.</source>
        <translation>%2 过载或出现故障。请稍后再试。</translation>
    </message>
    <message>
        <source>%2 refused the request as wrong.</source>
        <translation>%2 以请求有误为由拒绝。</translation>
    </message>
    <message>
        <source>The name of the server %2 is not known in this network. Check the address and the network.</source>
        <translation>本网络中找不到服务器 %2。请检查地址和网络。</translation>
    </message>
    <message>
        <source>Nobody answers at %2. Is the server running, and the network connected?</source>
        <translation>%2 没有应答。服务器在运行吗，网络已连接吗？</translation>
    </message>
    <message>
        <source>The server at %2 could not prove who it is: its certificate is not trusted here. Nothing was sent. Give the certificate of its authority in the profile if it has one of its own.</source>
        <translation>%2 的服务器无法证明身份：其证书在此不受信任。未发送任何内容。如其使用自有颁发机构，请在配置中提供该机构的证书。</translation>
    </message>
    <message>
        <source>No secure connection to %2 came about. Is it really an https address?</source>
        <translation>无法与 %2 建立安全连接。这确实是 https 地址吗？</translation>
    </message>
    <message>
        <source>%2 did not go on in time. Try again when the network is better.</source>
        <translation>%2 未能及时继续。请在网络好转后重试。</translation>
    </message>
    <message>
        <source>The connection to %2 broke before everything had come. Try again.</source>
        <translation>与 %2 的连接在传完之前中断。请重试。</translation>
    </message>
    <message>
        <source>What answers at %2 does not speak as an S3 server does. Check the address.</source>
        <translation>%2 的应答不像 S3 服务器。请检查地址。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>S3Store</name>
    <message>
        <source>%1 sent fewer bytes than it announced. Try again.</source>
        <translation>%1 发送的字节少于其声明的数量。请重试。</translation>
    </message>
    <message>
        <source>This listing cannot be continued here. Start it again from the first page.</source>
        <translation>此处无法继续该列表。请从第一页重新开始。</translation>
    </message>
    <message>
        <source>A link can be valid for one second up to seven days.</source>
        <translation>链接的有效期为一秒至七天。</translation>
    </message>
    <message>
        <source>The server was asked to encrypt the object, which not every server can. Where it encrypts its disks itself, add the profile with --no-encryption.</source>
        <translation>已要求服务器加密该对象，但并非每个服务器都能做到。若它自行加密磁盘，请用 --no-encryption 添加配置。</translation>
    </message>
</context>
<context>
    <name>SampleCommands</name>
    <message>
        <source>Invented patients to look around with</source>
        <translation>供熟悉软件用的虚构患者</translation>
    </message>
    <message>
        <source>The same number gives the same patients</source>
        <translation>相同的数字生成相同的患者</translation>
    </message>
    <message>
        <source>Folder with sample DICOM files (else the environment&apos;s WARDLIGHT_SAMPLE_DICOM)</source>
        <translation>示例 DICOM 文件所在文件夹（默认取环境变量 WARDLIGHT_SAMPLE_DICOM）</translation>
    </message>
    <message>
        <source>Sample data: %1 patients, %2 measured values, %3 alerts and %4 images were added, %5 files were not taken.</source>
        <translation>示例数据：新增 %1 名患者、%2 个测量值、%3 条报警和 %4 幅影像，%5 个文件未采用。</translation>
    </message>
    <message>
        <source>Add sample patients with 30 days of vitals and alerts, and images where there are sample files; adds nothing the second time</source>
        <translation>添加示例患者及 30 天的生命体征和报警，有示例文件时也添加影像；第二次运行不再添加</translation>
    </message>
    <message>
        <source>Of vitals and alerts, back from now</source>
        <translation>生命体征和报警，从现在往前</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a production database: invented patients do not belong there. Nothing was added.</source>
        <translation>“%1”是生产数据库：虚构患者不属于那里。未添加任何内容。</translation>
    </message>
</context>
<context>
    <name>SampleLive</name>
    <message>
        <source>This is not a sample workspace: no values are made up here. Make one with &quot;workspace create&quot; and &quot;sample create&quot;.</source>
        <translation>这不是示例工作区：此处不生成数值。请用“workspace create”和“sample create”创建一个。</translation>
    </message>
    <message>
        <source>The sample ward is not complete. Run &quot;sample create&quot; first.</source>
        <translation>示例病区不完整。请先运行“sample create”。</translation>
    </message>
</context>
<context>
    <name>SampleLiveCommand</name>
    <message>
        <source>The sample ward produced %1 values and %2 alerts.</source>
        <translation>示例病区生成了 %1 个数值和 %2 条报警。</translation>
    </message>
    <message>
        <source>Let the sample ward go on producing vitals and alerts, until this is ended, its parent ends or the server stops</source>
        <translation>让示例病区持续产生生命体征和报警，直到被结束、父进程结束或服务器停止</translation>
    </message>
    <message>
        <source>Seconds between two ticks</source>
        <translation>两次生成之间的秒数</translation>
    </message>
    <message>
        <source>How many times faster than life</source>
        <translation>比实际快多少倍</translation>
    </message>
    <message>
        <source>End after so many</source>
        <translation>生成这么多次后结束</translation>
    </message>
</context>
<context>
    <name>ScannerTexts</name>
    <message>
        <source>The scanner changed the case of letters (Caps Lock); it is turned back here.</source>
        <translation>扫描枪改变了字母大小写（Caps Lock）；已在此还原。</translation>
    </message>
    <message>
        <source>The figures are full-width: an input method was on.</source>
        <translation>数字为全角：输入法处于开启状态。</translation>
    </message>
    <message>
        <source>The scanner types for an English keyboard on a French one.</source>
        <translation>扫描枪按英文键盘输入，而键盘为法文。</translation>
    </message>
    <message>
        <source>A and Q, Z and W are exchanged: the scanner types for an English keyboard on a French one.</source>
        <translation>A 与 Q、Z 与 W 互换：扫描枪按英文键盘输入，而键盘为法文。</translation>
    </message>
    <message>
        <source>The figures are shifted: Shift was held or Caps Lock was on.</source>
        <translation>数字变成了上档符号：Shift 被按住或 Caps Lock 开启。</translation>
    </message>
    <message>
        <source>Letters O and I stand where figures 0 and 1 belong.</source>
        <translation>应为数字 0 和 1 处出现了字母 O 和 I。</translation>
    </message>
    <message>
        <source>Spaces or hyphens stand between the figures.</source>
        <translation>数字之间有空格或连字符。</translation>
    </message>
    <message>
        <source>The scanner types for an English keyboard on a German one: Y and Z are exchanged.</source>
        <translation>扫描枪按英文键盘输入，而系统为德文键盘：Y 和 Z 互换了。</translation>
    </message>
</context>
<context>
    <name>SealedMemory</name>
    <message>
        <source>The computer has no memory left for this object. Close other studies and try again.</source>
        <translation>内存不足，无法载入此对象。请关闭其他检查后重试。</translation>
    </message>
    <message>
        <source>A worker process returned memory that does not fit its own description; it was not used.</source>
        <translation>工作进程返回的内存与其描述不符，未予使用。</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>in the system keychain</source>
        <translation>在系统钥匙串中</translation>
    </message>
    <message>
        <source>in memory until you close Wardlight</source>
        <translation>在内存中，直到关闭 Wardlight</translation>
    </message>
</context>
<context>
    <name>SegmentCodec</name>
    <message>
        <source>Stored samples are damaged and are not shown.</source>
        <translation>存储的采样已损坏，不予显示。</translation>
    </message>
</context>
<context>
    <name>SegmentReader</name>
    <message>
        <source>The signal file %1 ends after %2 of %3 frames; the rest of its signals is a gap.</source>
        <translation>信号文件 %1 在 %3 帧中的第 %2 帧之后结束；其信号的其余部分为空缺。</translation>
    </message>
    <message>
        <source>The samples of signal %1 (%2) do not have the checksum that the header gives: file or header was changed.</source>
        <translation>信号 %1（%2）的采样与文件头给出的校验和不符：文件或文件头曾被更改。</translation>
    </message>
</context>
<context>
    <name>SegmentStore</name>
    <message>
        <source>A stored part of this recording is missing or damaged and is not shown.</source>
        <translation>该记录有一部分缺失或损坏，不予显示。</translation>
    </message>
    <message>
        <source>There is no recording “%1”.</source>
        <translation>没有记录“%1”。</translation>
    </message>
    <message>
        <source>Several recordings are called “%1”. Name one by its id: %2</source>
        <translation>有多个记录名为“%1”。请用编号指明其一：%2</translation>
    </message>
</context>
<context>
    <name>SeriesGeometry</name>
    <message>
        <source>The slices are sheared by %1° against their normal; reconstructions and distances across slices would be wrong.</source>
        <translation>层面相对法线错切 %1°，重建图像和跨层距离不可靠。</translation>
    </message>
    <message>
        <source>The gantry was tilted by %1°.</source>
        <translation>机架倾斜 %1°。</translation>
    </message>
    <message>
        <source>Slices that lie at the place of another one: %1.</source>
        <translation>位置重复的层面：%1。</translation>
    </message>
    <message>
        <source>The distance between slices varies from %1 mm to %2 mm (usually %3 mm).</source>
        <translation>层间距不均匀：%1 mm 至 %2 mm（通常为 %3 mm）。</translation>
    </message>
    <message>
        <source>Slices that seem to be missing: %1 (usual distance %2 mm).</source>
        <translation>疑似缺失的层面：%1（通常层间距 %2 mm）。</translation>
    </message>
    <message>
        <source>The slices are not parallel; they are shown by instance number.</source>
        <translation>层面不平行，按图像编号排列显示。</translation>
    </message>
</context>
<context>
    <name>ServerProbe</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The server took too long to answer.</source>
        <translation>服务器应答时间过长。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not one that can be trusted.</source>
        <translation>服务器的证书不可信任。</translation>
    </message>
    <message>
        <source>The server does not encrypt its connections.</source>
        <translation>服务器不加密连接。</translation>
    </message>
    <message>
        <source>The server has no database of that name.</source>
        <translation>服务器没有此名称的数据库。</translation>
    </message>
    <message>
        <source>The server refuses this user, this password, or this way of connecting.</source>
        <translation>服务器拒绝此用户、此密码或此连接方式。</translation>
    </message>
    <message>
        <source>The server did not let us in.</source>
        <translation>服务器拒绝登录。</translation>
    </message>
    <message>
        <source>The server takes no connections now.</source>
        <translation>服务器目前不接受连接。</translation>
    </message>
    <message>
        <source>Nothing answers there.</source>
        <translation>那里没有应答。</translation>
    </message>
    <message>
        <source>The server did not answer a question.</source>
        <translation>服务器没有回答问题。</translation>
    </message>
</context>
<context>
    <name>SignalFile</name>
    <message>
        <source>The signal file %1 is no FLAC stream.</source>
        <translation>信号文件 %1 不是 FLAC 流。</translation>
    </message>
    <message>
        <source>The signal file %1 has %2 channels of %3 bits; the header says otherwise.</source>
        <translation>信号文件 %1 有 %2 个 %3 位的通道；文件头所述不同。</translation>
    </message>
    <message>
        <source>The samples are said to begin behind the file&apos;s end.</source>
        <translation>采样据称在文件末尾之后才开始。</translation>
    </message>
    <message>
        <source>The signal file %1 cannot be read: %2</source>
        <translation>信号文件 %1 无法读取：%2</translation>
    </message>
    <message>
        <source>The signal file %1 is missing beside the header.</source>
        <translation>文件头旁缺少信号文件 %1。</translation>
    </message>
    <message>
        <source>The header gives the signal file %1 different formats for different signals.</source>
        <translation>文件头为信号文件 %1 的不同信号给出了不同格式。</translation>
    </message>
</context>
<context>
    <name>SystemCommand</name>
    <message>
        <source>%1 did not finish in time and was ended. The machine may be overloaded; try again.</source>
        <translation>%1 未能按时完成，已被终止。机器可能过载，请重试。</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The computer has too little memory for this. Close something else and try again.</source>
        <translation>内存不足，无法完成此操作。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Wardlight made a mistake; this was not done. The log says more.</source>
        <translation>Wardlight 发生内部错误，此操作未完成。详情请查看日志。</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>Nothing was typed; nothing was done.</source>
        <translation>未输入任何内容；未执行任何操作。</translation>
    </message>
</context>
<context>
    <name>Tiering</name>
    <message>
        <source>Segment %1 of this recording is not what was written; nothing was moved.</source>
        <translation>此记录的片段 %1 与写入时不符，未作任何移动。</translation>
    </message>
    <message>
        <source>The move was cancelled; what was moved stays where it is now.</source>
        <translation>移动已取消；已移动的保留在现在的位置。</translation>
    </message>
</context>
<context>
    <name>TraceCommands</name>
    <message>
        <source>--ext takes a field and its value: NAME=VALUE.</source>
        <translation>--ext 需要字段名和取值：名称=值。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>监管码</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Produced</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Find traced drugs</source>
        <translation>查找追溯药品</translation>
    </message>
    <message>
        <source>The category, exactly</source>
        <translation>分类（完全一致）</translation>
    </message>
    <message>
        <source>Any part of the maker&apos;s name</source>
        <translation>生产企业名称的任意部分</translation>
    </message>
    <message>
        <source>The trace code, exactly</source>
        <translation>监管码（完全一致）</translation>
    </message>
    <message>
        <source>The latest status, exactly</source>
        <translation>最新状态（完全一致）</translation>
    </message>
    <message>
        <source>The latest stage of the chain, exactly</source>
        <translation>最新环节（完全一致）</translation>
    </message>
    <message>
        <source>Produced at or after</source>
        <translation>生产日期不早于</translation>
    </message>
    <message>
        <source>Produced at or before</source>
        <translation>生产日期不晚于</translation>
    </message>
    <message>
        <source>Expires at or after</source>
        <translation>有效期不早于</translation>
    </message>
    <message>
        <source>Expires at or before</source>
        <translation>有效期不晚于</translation>
    </message>
    <message>
        <source>A further field, exactly; may be repeated</source>
        <translation>其他字段（完全一致），可重复</translation>
    </message>
    <message>
        <source>The most to list</source>
        <translation>最多列出的条数</translation>
    </message>
    <message>
        <source>Show what happened to one drug</source>
        <translation>显示一盒药品的流转经过</translation>
    </message>
    <message>
        <source>The trace code</source>
        <translation>监管码</translation>
    </message>
    <message>
        <source>Traced drugs and their paths</source>
        <translation>追溯药品及其流向</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>药品数</translation>
    </message>
    <message>
        <source>--count-by is category, name, maker, batch, status or link.</source>
        <translation>--count-by 为 category、name、maker、batch、status 或 link。</translation>
    </message>
    <message>
        <source>Only the first %1 are shown; --limit asks for more, and --after %2 for the next ones.</source>
        <translation>只显示前 %1 个；--limit 可要求更多，--after %2 显示后续。</translation>
    </message>
    <message>
        <source>Any part of the name, or the beginning of its pinyin</source>
        <translation>名称的任何部分，或其拼音的开头</translation>
    </message>
    <message>
        <source>The approval number, exactly</source>
        <translation>批准文号，完全一致</translation>
    </message>
    <message>
        <source>The batch, exactly</source>
        <translation>批号，完全一致</translation>
    </message>
    <message>
        <source>Inside a circle: LAT,LON,METRES</source>
        <translation>圆内：纬度,经度,米</translation>
    </message>
    <message>
        <source>Inside a province of China, named in Chinese or English</source>
        <translation>中国某省内，中文或英文名称</translation>
    </message>
    <message>
        <source>Only codes after this one: the next page</source>
        <translation>仅此编码之后的：下一页</translation>
    </message>
    <message>
        <source>Count instead: category, name, maker, batch, status or link</source>
        <translation>改为计数：category、name、maker、batch、status 或 link</translation>
    </message>
    <message>
        <source>Write the list into this CSV file too</source>
        <translation>同时将列表写入此 CSV 文件</translation>
    </message>
    <message>
        <source>Write the list into this spreadsheet too</source>
        <translation>同时将列表写入此电子表格</translation>
    </message>
    <message>
        <source>A circle is LAT,LON,METRES, such as 31.65,103.84,5000.</source>
        <translation>圆写作 纬度,经度,米，例如 31.65,103.84,5000。</translation>
    </message>
    <message>
        <source>Inside an area, by its corners: &quot;LAT,LON LAT,LON LAT,LON …&quot;</source>
        <translation>在以角点围成的区域内：“纬度,经度 纬度,经度 纬度,经度 …”</translation>
    </message>
    <message>
        <source>Only what is on sale and not sold yet</source>
        <translation>仅限在售且尚未售出的</translation>
    </message>
</context>
<context>
    <name>TraceCsvTexts</name>
    <message>
        <source>The category or the name is missing.</source>
        <translation>缺少分类或名称。</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is missing from the header; nothing of this file can be taken.</source>
        <translation>表头缺少“%1”列，无法导入此文件。</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; stands in the header more than once; nothing of this file can be taken.</source>
        <translation>表头中“%1”列重复，无法导入此文件。</translation>
    </message>
    <message>
        <source>The line has %1 columns instead of %2; the first one missing is &quot;%3&quot;.</source>
        <translation>该行有 %1 列，应为 %2 列；缺少的第一列是“%3”。</translation>
    </message>
    <message>
        <source>The line has %1 columns instead of %2.</source>
        <translation>该行有 %1 列，应为 %2 列。</translation>
    </message>
    <message>
        <source>A field is longer than %1 characters.</source>
        <translation>有字段超过 %1 个字符。</translation>
    </message>
    <message>
        <source>The time of the event is missing.</source>
        <translation>缺少事件时间。</translation>
    </message>
</context>
<context>
    <name>TraceFilterTexts</name>
    <message>
        <source>Write dates like 2019-01-31.</source>
        <translation>日期请写成 2019-01-31 的形式。</translation>
    </message>
    <message>
        <source>Write a place and metres, like 31.65:103.84 5000.</source>
        <translation>请写位置和米数，例如 31.65:103.84 5000。</translation>
    </message>
    <message>
        <source>Write a field and its value, like NAME=VALUE.</source>
        <translation>请写字段及其值，例如 NAME=VALUE。</translation>
    </message>
    <message>
        <source>Without a basemap no province is known.</source>
        <translation>没有底图，无法识别省份。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Approval number</source>
        <translation>批准文号</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Expires from</source>
        <translation>有效期起</translation>
    </message>
    <message>
        <source>Expires to</source>
        <translation>有效期止</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>省份</translation>
    </message>
    <message>
        <source>Further field</source>
        <translation>其他字段</translation>
    </message>
    <message>
        <source>Near a place</source>
        <translation>某地附近</translation>
    </message>
    <message>
        <source>On sale, not sold</source>
        <translation>在售，未售出</translation>
    </message>
    <message>
        <source>exactly as it is recorded</source>
        <translation>与登记完全一致</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Area by its corners</source>
        <translation>以角点围成的区域</translation>
    </message>
    <message numerus="yes">
        <source>Area with %n corner(s)</source>
        <translation>
            <numerusform>%n 个角点的区域</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceImportTexts</name>
    <message numerus="yes">
        <source>%n more lines were rejected.</source>
        <translation>
            <numerusform>另有 %n 行被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>The import ended before this file.</source>
        <translation>导入在此文件之前已结束。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>The file cannot be read to its end: %1</source>
        <translation>文件未能读完：%1</translation>
    </message>
</context>
<context>
    <name>TraceRecordingTexts</name>
    <message>
        <source>The code %1 is on record for %2 %3, not for %4 %5.</source>
        <translation>监管码 %1 登记的是 %2 %3，而不是 %4 %5。</translation>
    </message>
    <message>
        <source>maker</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>production date</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>expiry date</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>The code %1 is on record with other master data (%2); nothing was overwritten.</source>
        <translation>监管码 %1 已登记且主数据不同（%2），未作覆盖。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>TraceRulesTexts</name>
    <message>
        <source>The position &quot;%1&quot; is not in the form latitude:longitude, in decimal degrees, such as 31.65:103.84.</source>
        <translation>位置“%1”不符合“纬度:经度”（十进制度）的格式，例如 31.65:103.84。</translation>
    </message>
    <message>
        <source>The position &quot;%1&quot; looks swapped: the latitude must come first.</source>
        <translation>位置“%1”的经纬度似乎写反了：纬度应在前。</translation>
    </message>
    <message>
        <source>The position &quot;%1&quot; does not exist: latitudes reach from -90 to 90, longitudes from -180 to 180.</source>
        <translation>位置“%1”不存在：纬度范围为 -90 到 90，经度范围为 -180 到 180。</translation>
    </message>
    <message>
        <source>The position 0:0 means that the device did not know where it was.</source>
        <translation>位置 0:0 表示设备没有定位。</translation>
    </message>
    <message>
        <source>The position &quot;%1,%2&quot; has a comma between latitude and longitude; it must be a colon: %1:%2.</source>
        <translation>位置“%1,%2”的经纬度之间用了逗号，应为冒号：%1:%2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time this program can read; write it like 2019-01-31T08:00:00+08:00 or 2019-01-31.</source>
        <translation>无法识别时间“%1”；请写成 2019-01-31T08:00:00+08:00 或 2019-01-31。</translation>
    </message>
    <message>
        <source>The trace code is missing.</source>
        <translation>缺少监管码。</translation>
    </message>
    <message>
        <source>The trace code is longer than %1 bytes.</source>
        <translation>监管码超过 %1 字节。</translation>
    </message>
    <message>
        <source>The trace code holds spaces or characters that cannot be printed.</source>
        <translation>监管码含有空格或不可打印的字符。</translation>
    </message>
</context>
<context>
    <name>TraceStoreTexts</name>
    <message>
        <source>Too many records were handed over at once.</source>
        <translation>一次提交的记录过多。</translation>
    </message>
    <message>
        <source>The limit must be between 1 and %1.</source>
        <translation>条数必须在 1 到 %1 之间。</translation>
    </message>
    <message>
        <source>Nothing is on record for the code &quot;%1&quot;.</source>
        <translation>没有监管码“%1”的记录。</translation>
    </message>
</context>
<context>
    <name>TraceTableTexts</name>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Trace code</source>
        <translation>监管码</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Produced</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
</context>
<context>
    <name>TraceWords</name>
    <message>
        <source>%1 m</source>
        <translation>%1 米</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 公里</translation>
    </message>
    <message>
        <source>%1 S</source>
        <comment>south</comment>
        <translation>南纬 %1</translation>
    </message>
    <message>
        <source>%1 N</source>
        <comment>north</comment>
        <translation>北纬 %1</translation>
    </message>
    <message>
        <source>%1 W</source>
        <comment>west</comment>
        <translation>西经 %1</translation>
    </message>
    <message>
        <source>%1 E</source>
        <comment>east</comment>
        <translation>东经 %1</translation>
    </message>
</context>
<context>
    <name>TrendExport</name>
    <message>
        <source>The file could not be saved: %1. Nothing was changed.</source>
        <translation>文件未能保存：%1。未作任何更改。</translation>
    </message>
</context>
<context>
    <name>TrendMarkers</name>
    <message>
        <source>Images</source>
        <translation>影像</translation>
    </message>
</context>
<context>
    <name>TrendPanels</name>
    <message>
        <source>Blood pressure</source>
        <translation>血压</translation>
    </message>
</context>
<context>
    <name>VerdictCommand</name>
    <message>
        <source>  Not evaluated (%1): %2</source>
        <translation>  未评估（%1）：%2</translation>
    </message>
    <message>
        <source>As of %1, rule set %2, data %3 days old.</source>
        <translation>截至 %1，规则集 %2，数据已有 %3 天。</translation>
    </message>
    <message>
        <source>Say whether to believe a pack, and why</source>
        <translation>说明一个包装是否可信，以及原因</translation>
    </message>
    <message>
        <source>A code or a scan</source>
        <translation>编码或扫描内容</translation>
    </message>
    <message>
        <source>What was known at that time; now if absent</source>
        <translation>当时所知的情况；不写则为现在</translation>
    </message>
    <message>
        <source>The pack lies before you: counts as a sighting</source>
        <translation>包装就在面前：计为一次目击</translation>
    </message>
    <message>
        <source>The batch that is printed on it</source>
        <translation>包装上印的批号</translation>
    </message>
    <message>
        <source>The expiry date printed on it</source>
        <translation>包装上印的有效期</translation>
    </message>
    <message>
        <source>Where you are: LAT:LON</source>
        <translation>您的位置：纬度:经度</translation>
    </message>
    <message>
        <source>How the packaging differs; may be repeated</source>
        <translation>包装外观有何不同；可重复</translation>
    </message>
    <message>
        <source>The packaging was compared and agrees</source>
        <translation>已比对包装外观且一致</translation>
    </message>
</context>
<context>
    <name>VerdictPdfTexts</name>
    <message>
        <source>Category: %1</source>
        <translation>分类：%1</translation>
    </message>
    <message>
        <source>Maker: %1</source>
        <translation>生产企业：%1</translation>
    </message>
    <message>
        <source>Produced: %1 · Expires: %2</source>
        <translation>生产日期：%1 · 有效期至：%2</translation>
    </message>
    <message numerus="yes">
        <source>Latest state: %1 · %2 · %n event(s)</source>
        <translation>
            <numerusform>最新状态：%1 · %2 · %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 · rule %3</source>
        <translation>%1 %2 · 规则 %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>另有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing on record speaks against this pack. A cloned code would look the same.</source>
        <translation>没有任何记录对此包装不利。仿制的编码看起来也会一样。</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>规则 %1：%2</translation>
    </message>
    <message>
        <source>The sheet could not be saved: %1</source>
        <translation>单页无法保存：%1</translation>
    </message>
    <message>
        <source>Verdict on %1</source>
        <translation>%1 的结论</translation>
    </message>
</context>
<context>
    <name>VerdictWords</name>
    <message>
        <source>No adverse evidence</source>
        <translation>未发现不良证据</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Suspect</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>Check the scan</source>
        <translation>请检查扫描</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Recall %1 · %2 · %3</source>
        <translation>召回 %1 · %2 · %3</translation>
    </message>
    <message>
        <source>Approval %1 · %2</source>
        <translation>批准文号 %1 · %2</translation>
    </message>
    <message>
        <source>On record: %1</source>
        <translation>登记：%1</translation>
    </message>
    <message>
        <source>Scanned: %1</source>
        <translation>扫描：%1</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>截至 %1</translation>
    </message>
    <message numerus="yes">
        <source>data %n day(s) old</source>
        <translation>
            <numerusform>数据已有 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>rule set %1</source>
        <translation>规则集 %1</translation>
    </message>
</context>
<context>
    <name>VerifiedFetch</name>
    <message>
        <source>Nobody recorded a hash for &quot;%1&quot;, so it cannot be checked. It is shown only if you confirm that.</source>
        <translation>“%1”没有哈希记录，无法核验。仅在您确认后显示。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large to be read as a whole. Read it in parts.</source>
        <translation>“%1”过大，无法整体读取。请分段读取。</translation>
    </message>
    <message>
        <source>It is longer than the %1 bytes recorded.</source>
        <translation>其长度超过记录的 %1 字节。</translation>
    </message>
    <message>
        <source>A part of it does not match its recorded hash.</source>
        <translation>部分内容与哈希记录不符。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; did not pass its check and is not shown. %2 It could not be put into quarantine: %3</source>
        <translation>“%1”核验失败，不予显示。%2未能将其隔离：%3</translation>
    </message>
</context>
<context>
    <name>Verifier</name>
    <message>
        <source>It is missing from the store.</source>
        <translation>存储中缺少该对象。</translation>
    </message>
    <message>
        <source>Its bytes match again, but it is in quarantine: %1 Release it to use it.</source>
        <translation>其内容已恢复相符，但仍处于隔离状态：%1解除隔离后方可使用。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stays in quarantine: there is no recorded hash to compare it with. Import it again.</source>
        <translation>“%1”继续隔离：没有可供比对的哈希记录。请重新导入。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stays in quarantine. %2</source>
        <translation>“%1”继续隔离。%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; could not be checked and stays in quarantine. %2</source>
        <translation>“%1”无法核验，继续隔离。%2</translation>
    </message>
</context>
<context>
    <name>ViewportTile</name>
    <message>
        <source>Not verified</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Nobody recorded a hash for this image, so Wardlight cannot tell whether it is what was acquired. You can look at it all the same; a badge will say that it is not verified.</source>
        <translation>此图像没有哈希记录，Wardlight 无法判断它是否与采集时一致。您仍可查看，图像上会标明“未核验”。</translation>
    </message>
    <message>
        <source>Show unverified images of this series</source>
        <translation>显示本序列的未核验图像</translation>
    </message>
    <message>
        <source>No picture in this object</source>
        <translation>此对象不含图像</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Refused: verification failed</source>
        <translation>已拒绝：核验失败</translation>
    </message>
    <message>
        <source>Refused: a safety limit would be exceeded</source>
        <translation>已拒绝：超出安全限制</translation>
    </message>
    <message>
        <source>Refused: damaged or not a valid image</source>
        <translation>已拒绝：图像损坏或无效</translation>
    </message>
    <message>
        <source>This kind of image cannot be shown</source>
        <translation>不支持显示此类图像</translation>
    </message>
    <message>
        <source>The image is not in the store</source>
        <translation>存储中没有此图像</translation>
    </message>
    <message>
        <source>The image could not be loaded</source>
        <translation>无法加载图像</translation>
    </message>
    <message>
        <source>The bytes in the store are not those that were recorded, so nothing of this image is shown. The other images of the series are not affected. Ask whoever looks after the store to restore the object and to release it from quarantine; click the shield for its key and both hashes.</source>
        <translation>存储中的内容与记录不符，此图像完全不予显示；本序列其他图像不受影响。请联系存储管理员恢复该对象并解除隔离；点击盾形标记可查看对象键和两个哈希值。</translation>
    </message>
    <message>
        <source>A waveform, not an image</source>
        <translation>是波形，不是影像</translation>
    </message>
    <message>
        <source>This object is a recording of signals, such as an electrocardiogram. It is shown on paper below the patient&apos;s charts.</source>
        <translation>此对象是信号记录，例如心电图。它显示在患者趋势图下方的图纸上。</translation>
    </message>
    <message>
        <source>Show the waveform</source>
        <translation>显示波形</translation>
    </message>
    <message>
        <source>It is a document of a kind that is not shown here. Choose another series on the left.</source>
        <translation>这是此处不显示的一类文档。请在左侧选择其他序列。</translation>
    </message>
</context>
<context>
    <name>VitalText</name>
    <message>
        <source>Alert</source>
        <comment>consciousness</comment>
        <translation>清醒</translation>
    </message>
    <message>
        <source>New confusion</source>
        <comment>consciousness</comment>
        <translation>新发意识混乱</translation>
    </message>
    <message>
        <source>Responds to voice</source>
        <comment>consciousness</comment>
        <translation>对声音有反应</translation>
    </message>
    <message>
        <source>Responds to pain</source>
        <comment>consciousness</comment>
        <translation>对疼痛有反应</translation>
    </message>
    <message>
        <source>Unresponsive</source>
        <comment>consciousness</comment>
        <translation>无反应</translation>
    </message>
    <message>
        <source>Air or oxygen</source>
        <comment>NEWS2 parameter</comment>
        <translation>空气或吸氧</translation>
    </message>
</context>
<context>
    <name>VitalTypeTexts</name>
    <message>
        <source>Heart rate</source>
        <translation>心率</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>心率</translation>
    </message>
    <message>
        <source>Oxygen saturation</source>
        <translation>血氧饱和度</translation>
    </message>
    <message>
        <source>SpO₂</source>
        <translation>SpO₂</translation>
    </message>
    <message>
        <source>Respiratory rate</source>
        <translation>呼吸频率</translation>
    </message>
    <message>
        <source>RR</source>
        <translation>呼吸</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Temp</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Systolic pressure</source>
        <translation>收缩压</translation>
    </message>
    <message>
        <source>Sys</source>
        <translation>收缩压</translation>
    </message>
    <message>
        <source>Diastolic pressure</source>
        <translation>舒张压</translation>
    </message>
    <message>
        <source>Dia</source>
        <translation>舒张压</translation>
    </message>
    <message>
        <source>Mean arterial pressure</source>
        <translation>平均动脉压</translation>
    </message>
    <message>
        <source>MAP</source>
        <translation>平均压</translation>
    </message>
    <message>
        <source>Glucose</source>
        <translation>血糖</translation>
    </message>
    <message>
        <source>Gluc</source>
        <translation>血糖</translation>
    </message>
    <message>
        <source>End-tidal CO₂</source>
        <translation>呼气末 CO₂</translation>
    </message>
    <message>
        <source>EtCO₂</source>
        <translation>EtCO₂</translation>
    </message>
    <message>
        <source>Inspired oxygen</source>
        <translation>吸入氧浓度</translation>
    </message>
    <message>
        <source>FiO₂</source>
        <translation>FiO₂</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Wt</source>
        <translation>体重</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>身高</translation>
    </message>
    <message>
        <source>Ht</source>
        <translation>身高</translation>
    </message>
    <message>
        <source>Body mass index</source>
        <translation>体重指数</translation>
    </message>
    <message>
        <source>BMI</source>
        <translation>BMI</translation>
    </message>
    <message>
        <source>Consciousness</source>
        <translation>意识</translation>
    </message>
    <message>
        <source>ACVPU</source>
        <translation>ACVPU</translation>
    </message>
    <message>
        <source>Supplemental oxygen</source>
        <translation>吸氧</translation>
    </message>
    <message>
        <source>O₂</source>
        <translation>O₂</translation>
    </message>
</context>
<context>
    <name>VitalsBatchTexts</name>
    <message>
        <source>Several assigners gave the MRN %1; it names no one patient.</source>
        <translation>病历号 %1 由多个机构发放，不能确定是哪一名患者。</translation>
    </message>
    <message>
        <source>There is no patient with the MRN %1. Check the number, or import without naming a patient.</source>
        <translation>没有病历号为 %1 的患者。请检查号码，或不指明患者导入。</translation>
    </message>
</context>
<context>
    <name>VitalsCommands</name>
    <message>
        <source>not a time like 2026-03-14T08:00:00+08:00 or 2026-03-14: %1</source>
        <translation>不是形如 2026-03-14T08:00:00+08:00 或 2026-03-14 的时间：%1</translation>
    </message>
    <message>
        <source>not a width like 30s, 1m, 2h or 1d: %1</source>
        <translation>不是形如 30s、1m、2h 或 1d 的宽度：%1</translation>
    </message>
    <message>
        <source>Only the newest %1 are shown; narrow the range for more.</source>
        <translation>只显示最新的 %1 条；如需更多请缩小范围。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Vital</source>
        <translation>体征</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Window from</source>
        <translation>窗口起始</translation>
    </message>
    <message>
        <source>--fn needs --every.</source>
        <translation>--fn 需要 --every。</translation>
    </message>
    <message>
        <source>--every needs --type.</source>
        <translation>--every 需要 --type。</translation>
    </message>
    <message>
        <source>Values: %1, of them flagged: %2</source>
        <translation>数值：%1 个，其中带标记：%2 个</translation>
    </message>
    <message>
        <source>Mean %1, from %2 to %3 %4</source>
        <translation>均值 %1，范围 %2 至 %3 %4</translation>
    </message>
    <message>
        <source>NEWS2 does not apply: the patient is under 16.</source>
        <translation>NEWS2 不适用：患者不满 16 岁。</translation>
    </message>
    <message>
        <source>NEWS2 is incomplete, at least %1. Missing: %2</source>
        <translation>NEWS2 不完整，至少为 %1。缺少：%2</translation>
    </message>
    <message>
        <source>After NEWS2, Royal College of Physicians 2017. Not for pregnancy.</source>
        <translation>依据 NEWS2（英国皇家内科医师学会，2017）。不适用于妊娠。</translation>
    </message>
    <message>
        <source>Whose values</source>
        <translation>谁的数值</translation>
    </message>
    <message>
        <source>The measurement type (heart_rate, spo2, …) or its LOINC code</source>
        <translation>测量类型（heart_rate、spo2 等）或其 LOINC 代码</translation>
    </message>
    <message>
        <source>At or after; UTC where no offset is written</source>
        <translation>此时或之后；未写时差则为 UTC</translation>
    </message>
    <message>
        <source>Before, not at</source>
        <translation>此时之前，不含此时</translation>
    </message>
    <message>
        <source>Leave out values with any flag</source>
        <translation>不计入任何带标记的数值</translation>
    </message>
    <message>
        <source>Values of one patient, newest first, or one a window, oldest first</source>
        <translation>一名患者的数值，最新的在前；或每个窗口一个，最早的在前</translation>
    </message>
    <message>
        <source>Width of the windows: 30s, 1m, 2h, 1d. They count from 1970-01-01 00:00 UTC</source>
        <translation>窗口宽度：30s、1m、2h、1d。从 1970-01-01 00:00 UTC 起算</translation>
    </message>
    <message>
        <source>What stands for a window (mean)</source>
        <translation>窗口取什么值（均值）</translation>
    </message>
    <message>
        <source>Count, mean, least and most</source>
        <translation>个数、均值、最小值和最大值</translation>
    </message>
    <message>
        <source>The newest value of a device</source>
        <translation>一台设备的最新数值</translation>
    </message>
    <message>
        <source>The device&apos;s serial number</source>
        <translation>设备的序列号</translation>
    </message>
    <message>
        <source>The National Early Warning Score 2 from the values of the last 24 h; consciousness: type consciousness, 0 alert, 1-4 for C, V, P, U; oxygen: fio2 or supplemental_oxygen 0/1</source>
        <translation>根据最近 24 小时数值计算的国家早期预警评分 2；意识：类型 consciousness，0 清醒，1-4 依次为 C、V、P、U；吸氧：fio2 或 supplemental_oxygen 0/1</translation>
    </message>
    <message>
        <source>As of this time (now)</source>
        <translation>以此时为准（现在）</translation>
    </message>
    <message>
        <source>SpO2 scale; 2 only where a clinician ordered it</source>
        <translation>SpO2 评分表；仅在医生要求时用 2</translation>
    </message>
    <message>
        <source>Measurements of patients</source>
        <translation>患者的测量值</translation>
    </message>
</context>
<context>
    <name>VitalsCsvTexts</name>
    <message>
        <source>The value is missing.</source>
        <translation>缺少数值。</translation>
    </message>
    <message>
        <source>“%1” has a decimal comma; write it with a point.</source>
        <translation>“%1”用了逗号作小数点；请用点。</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>The columns “%1” and “%2” stand for the same thing; nothing of this file can be taken.</source>
        <translation>列“%1”和“%2”含义相同；此文件无法导入。</translation>
    </message>
    <message>
        <source>The first line lacks these columns: %1. Nothing of this file can be taken.</source>
        <translation>第一行缺少这些列：%1。此文件无法导入。</translation>
    </message>
    <message>
        <source>The line has %1 columns instead of %2; a text or number with a comma in it must stand in quotes.</source>
        <translation>该行有 %1 列，应为 %2 列；含逗号的文字或数字须加引号。</translation>
    </message>
    <message>
        <source>The line has %1 columns instead of %2.</source>
        <translation>该行有 %1 列，应为 %2 列。</translation>
    </message>
    <message>
        <source>The time of the measurement is missing.</source>
        <translation>缺少测量时间。</translation>
    </message>
    <message>
        <source>“%1” is not a time this program can read; write it like 2026-03-14T08:00:00+08:00.</source>
        <translation>“%1”不是本程序能读取的时间；请写成 2026-03-14T08:00:00+08:00。</translation>
    </message>
    <message>
        <source>“%1” does not say its offset from UTC. Add it (+08:00), or import the file with --utc-offset +08:00.</source>
        <translation>“%1”没有写明与 UTC 的时差。请加上（+08:00），或用 --utc-offset +08:00 导入此文件。</translation>
    </message>
    <message>
        <source>A patient is named by at most %1 characters.</source>
        <translation>患者标识最多 %1 个字符。</translation>
    </message>
    <message>
        <source>%1 (also %2)</source>
        <translation>%1（也可写 %2）</translation>
    </message>
</context>
<context>
    <name>VitalsImportTexts</name>
    <message numerus="yes">
        <source>%n more lines were rejected.</source>
        <translation>
            <numerusform>另有 %n 行被拒绝。</numerusform>
        </translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>%1: these columns are not used: %2</source>
        <translation>%1：未使用这些列：%2</translation>
    </message>
    <message>
        <source>The import ended before this file.</source>
        <translation>导入在此文件之前已结束。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>文件无法读取：%1</translation>
    </message>
    <message>
        <source>The file cannot be read to its end: %1</source>
        <translation>文件无法读到末尾：%1</translation>
    </message>
</context>
<context>
    <name>VitalsIntake</name>
    <message>
        <source>The measurement type is missing.</source>
        <translation>缺少测量类型。</translation>
    </message>
    <message>
        <source>The measurement type is longer than %1 characters.</source>
        <translation>测量类型超过 %1 个字符。</translation>
    </message>
    <message>
        <source>A device is named by 1 to %1 characters.</source>
        <translation>设备标识为 1 至 %1 个字符。</translation>
    </message>
    <message>
        <source>The time of the measurement is missing.</source>
        <translation>缺少测量时间。</translation>
    </message>
    <message>
        <source>The measurement lies in the future (%1). Check the clock of the device that sent it.</source>
        <translation>测量时间在将来（%1）。请检查发送设备的时钟。</translation>
    </message>
    <message>
        <source>The measurement lies before the year 1900.</source>
        <translation>测量时间早于 1900 年。</translation>
    </message>
    <message>
        <source>%1 %2 is impossible for %3.</source>
        <translation>%1 %2 对于%3是不可能的。</translation>
    </message>
    <message>
        <source>%1 It looks like °F: declare the unit [degF].</source>
        <translation>%1 看起来是 °F：请将单位声明为 [degF]。</translation>
    </message>
    <message>
        <source>The unit “%1” is not one of %2. Accepted are: %3.</source>
        <translation>单位“%1”不适用于%2。可接受：%3。</translation>
    </message>
    <message>
        <source>Implausible: check the sensor.</source>
        <translation>不合理：请检查传感器。</translation>
    </message>
    <message>
        <source>Outside the range that is accepted without a look.</source>
        <translation>超出无需查看即可接受的范围。</translation>
    </message>
    <message>
        <source>The device&apos;s clock is ahead of ours.</source>
        <translation>设备时钟比本机快。</translation>
    </message>
    <message>
        <source>Zero: an emergency, or the sensor is disconnected.</source>
        <translation>为零：紧急情况，或传感器脱落。</translation>
    </message>
    <message>
        <source>Perhaps a fraction sent as percent.</source>
        <translation>可能是把小数当作百分数发送。</translation>
    </message>
    <message>
        <source>An artefact, the source says: movement, or a sensor coming off.</source>
        <translation>来源称其为伪差：体动或传感器脱落。</translation>
    </message>
    <message>
        <source>Diastolic pressure is not below systolic.</source>
        <translation>舒张压不低于收缩压。</translation>
    </message>
    <message>
        <source>Mean pressure does not lie between diastolic and systolic.</source>
        <translation>平均压不在舒张压与收缩压之间。</translation>
    </message>
    <message>
        <source>The value is not a number.</source>
        <translation>数值不是数字。</translation>
    </message>
    <message>
        <source>The unit is longer than %1 characters.</source>
        <translation>单位超过 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>VitalsStoreTexts</name>
    <message>
        <source>A window must be at least 1 ms wide.</source>
        <translation>窗口宽度至少 1 毫秒。</translation>
    </message>
    <message>
        <source>Too many readings were handed over at once.</source>
        <translation>一次提交的读数过多。</translation>
    </message>
    <message>
        <source>The limit must be between 1 and %1.</source>
        <translation>上限应在 1 至 %1 之间。</translation>
    </message>
    <message>
        <source>The values come in several units (%1, %2, …), which have no common mean. Narrow the range.</source>
        <translation>数值有多种单位（%1、%2 等），没有共同的均值。请缩小范围。</translation>
    </message>
    <message>
        <source>There is no device with the serial number %1.</source>
        <translation>没有序列号为 %1 的设备。</translation>
    </message>
    <message>
        <source>The device %1 has measured no %2 yet.</source>
        <translation>设备 %1 尚未测量过%2。</translation>
    </message>
</context>
<context>
    <name>VoiWindow</name>
    <message>
        <source>Brain</source>
        <translation>脑窗</translation>
    </message>
    <message>
        <source>Subdural</source>
        <translation>硬膜下窗</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>卒中窗</translation>
    </message>
    <message>
        <source>Temporal bone</source>
        <translation>颞骨窗</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>软组织窗</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺窗</translation>
    </message>
    <message>
        <source>Abdomen</source>
        <translation>腹窗</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>肝窗</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨窗</translation>
    </message>
    <message>
        <source>Window %1 of the file</source>
        <translation>文件自带窗 %1</translation>
    </message>
</context>
<context>
    <name>WardWords</name>
    <message>
        <source>now</source>
        <comment>age of a value</comment>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>age of a value</comment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <comment>age of a value</comment>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <comment>age of a value</comment>
        <translation>%1 天前</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>危急</translation>
    </message>
    <message>
        <source>high</source>
        <comment>severity</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>medium</source>
        <comment>severity</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>low</source>
        <comment>severity</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number, severity</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2, %3 more</source>
        <comment>number, severity, number of less severe ones</comment>
        <translation>%1 %2，另 %3</translation>
    </message>
    <message>
        <source>under 16</source>
        <comment>NEWS2 does not hold</comment>
        <translation>未满 16 岁</translation>
    </message>
    <message>
        <source>incomplete</source>
        <comment>NEWS2</comment>
        <translation>不完整</translation>
    </message>
    <message>
        <source>low</source>
        <comment>NEWS2</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>review</source>
        <comment>NEWS2: urgent ward review</comment>
        <translation>评估</translation>
    </message>
    <message>
        <source>urgent</source>
        <comment>NEWS2</comment>
        <translation>紧急</translation>
    </message>
    <message>
        <source>emergency</source>
        <comment>NEWS2</comment>
        <translation>急救</translation>
    </message>
    <message>
        <source>NEWS2 does not hold under 16 years.</source>
        <translation>NEWS2 不适用于 16 岁以下。</translation>
    </message>
    <message>
        <source>NEWS2 %1: %2</source>
        <translation>NEWS2 %1：%2</translation>
    </message>
    <message>
        <source>NEWS2 at least %1, incomplete. Missing: %2.</source>
        <translation>NEWS2 至少为 %1，不完整。缺少：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between words of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>WaveformActions</name>
    <message>
        <source>%1 mm/s</source>
        <translation>%1 mm/s</translation>
    </message>
    <message>
        <source>%1 mm/mV</source>
        <translation>%1 mm/mV</translation>
    </message>
    <message>
        <source>Every lead in a row of its own</source>
        <translation>每个导联单独一行</translation>
    </message>
    <message>
        <source>Next group of the recording</source>
        <translation>记录的下一组</translation>
    </message>
    <message>
        <source>Measure time and voltage</source>
        <translation>测量时间和电压</translation>
    </message>
    <message>
        <source>End measuring</source>
        <translation>结束测量</translation>
    </message>
    <message>
        <source>Measure the screen…</source>
        <translation>测量屏幕…</translation>
    </message>
</context>
<context>
    <name>WaveformAnalysis</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>The record has no channel %1.</source>
        <translation>该记录没有通道 %1。</translation>
    </message>
    <message>
        <source>Beats found: %1</source>
        <translation>找到心搏：%1</translation>
    </message>
    <message>
        <source>Find the heart beats of a channel; they are kept as annotations too</source>
        <translation>识别一个通道的心搏；结果也作为注释保存</translation>
    </message>
    <message>
        <source>The channel, as the list names it</source>
        <translation>通道，按列表中的名称</translation>
    </message>
    <message>
        <source>A line per beat goes here: its sample, and its type</source>
        <translation>每个心搏一行写入此处：采样序号及类型</translation>
    </message>
</context>
<context>
    <name>WaveformAnnotations</name>
    <message>
        <source>Annotator</source>
        <translation>注释者</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Times are seconds from 0 on; a duration is not negative.</source>
        <translation>时间为从 0 起的秒数；时长不能为负。</translation>
    </message>
    <message>
        <source>The recording ends after %1 s.</source>
        <translation>记录在 %1 秒后结束。</translation>
    </message>
    <message>
        <source>The record has no channel %1.</source>
        <translation>该记录没有通道 %1。</translation>
    </message>
    <message>
        <source>Noted by %1.</source>
        <translation>已由 %1 记下。</translation>
    </message>
    <message>
        <source>The record has no such annotations.</source>
        <translation>该记录没有此类注释。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>Annotations written: %1</source>
        <translation>已写入注释：%1</translation>
    </message>
    <message>
        <source>Mark a moment or a stretch</source>
        <translation>标记一个时刻或一段时间</translation>
    </message>
    <message>
        <source>Seconds from the record&apos;s start</source>
        <translation>距记录开始的秒数</translation>
    </message>
    <message>
        <source>Seconds; 0 for a moment</source>
        <translation>秒；0 表示一个时刻</translation>
    </message>
    <message>
        <source>N, V, +, ... as WFDB writes it; else it is a note</source>
        <translation>N、V、+ 等 WFDB 的写法；否则为附注</translation>
    </message>
    <message>
        <source>What there is to say</source>
        <translation>要说明的内容</translation>
    </message>
    <message>
        <source>The channel that it is about; else the whole record</source>
        <translation>所涉及的通道；否则为整个记录</translation>
    </message>
    <message>
        <source>Who says it; else the person who works here</source>
        <translation>由谁说明；否则为在此工作的人</translation>
    </message>
    <message>
        <source>Write annotations into a file</source>
        <translation>将注释写入文件</translation>
    </message>
    <message>
        <source>Of this one alone</source>
        <translation>仅此一种</translation>
    </message>
    <message>
        <source>csv, or wfdb: an annotation file of MIT format</source>
        <translation>csv，或 wfdb：MIT 格式的注释文件</translation>
    </message>
    <message>
        <source>The file; one that is there is replaced</source>
        <translation>文件；已有的会被替换</translation>
    </message>
    <message>
        <source>Marks on a record&apos;s time axis</source>
        <translation>记录时间轴上的标记</translation>
    </message>
    <message>
        <source>List a record&apos;s annotations</source>
        <translation>列出记录的注释</translation>
    </message>
</context>
<context>
    <name>WaveformAppend</name>
    <message>
        <source>Channel %1 is not the same as the recording&apos;s: names, rates, units and scales must agree.</source>
        <translation>通道 %1 与记录中的不同：名称、采样率、单位和刻度须一致。</translation>
    </message>
    <message>
        <source>Adding was cancelled; what was added stays.</source>
        <translation>添加已取消；已添加的内容保留。</translation>
    </message>
    <message>
        <source>The file begins more than a year after the recording ends.</source>
        <translation>文件的开始时间在记录结束一年以后。</translation>
    </message>
</context>
<context>
    <name>WaveformCommands</name>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>First sample</source>
        <translation>首个采样</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Give either --columns or --samples.</source>
        <translation>请给出 --columns 或 --samples 之一。</translation>
    </message>
    <message>
        <source>The record has no channel %1. It has: %2.</source>
        <translation>该记录没有通道 %1。已有：%2。</translation>
    </message>
    <message>
        <source>Read a part of a channel: the extremes of columns, or every sample</source>
        <translation>读取通道的一段：各列的极值，或每个采样</translation>
    </message>
    <message>
        <source>The record&apos;s name or id</source>
        <translation>记录的名称或编号</translation>
    </message>
    <message>
        <source>Seconds from the channel&apos;s start</source>
        <translation>距通道起点的秒数</translation>
    </message>
    <message>
        <source>Seconds, not included</source>
        <translation>秒数，不含该时刻</translation>
    </message>
    <message>
        <source>How many columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Every sample instead</source>
        <translation>改为每个采样</translation>
    </message>
    <message>
        <source>Recorded waveforms</source>
        <translation>已记录的波形</translation>
    </message>
    <message>
        <source>List the records and their channels</source>
        <translation>列出记录及其通道</translation>
    </message>
    <message>
        <source>Filters work on stored recordings; this one is not stored.</source>
        <translation>滤波只适用于已存储的记录；此记录未存储。</translation>
    </message>
    <message>
        <source>The channel, as the list names it; GROUP/NAME or NUMBER/NAME for one of another group; &quot;A-B&quot; for a difference, &quot;A-AVG&quot; against the mean of all, III, aVR, aVL, aVF of leads I and II</source>
        <translation>通道，名称如列表所示；另一组的用 组/名称 或 编号/名称；“A-B”为差值，“A-AVG”为与全部平均之差，III、aVR、aVL、aVF 由导联 I 和 II 得出</translation>
    </message>
    <message>
        <source>Take out what is slower, shifting nothing in time</source>
        <translation>滤去较慢的成分，时间上不产生位移</translation>
    </message>
    <message>
        <source>Take out what is faster</source>
        <translation>滤去较快的成分</translation>
    </message>
    <message>
        <source>Take out the mains: 50 or 60</source>
        <translation>滤去工频：50 或 60</translation>
    </message>
</context>
<context>
    <name>WaveformExport</name>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation>无法创建文件夹 %1。</translation>
    </message>
</context>
<context>
    <name>WaveformExportCommand</name>
    <message>
        <source>Write a record as files that other programs read; every sample stays exactly what it is</source>
        <translation>将记录写成其他程序可读的文件；每个采样都保持原样</translation>
    </message>
    <message>
        <source>wfdb, or edf: EDF+, and BDF+ where 16 bits do not suffice</source>
        <translation>wfdb，或 edf：EDF+，16 位不够时为 BDF+</translation>
    </message>
    <message>
        <source>The folder for the files; made where there is none, files of the same names are replaced</source>
        <translation>存放文件的文件夹；没有则创建，同名文件会被替换</translation>
    </message>
</context>
<context>
    <name>WaveformImport</name>
    <message>
        <source>The import was cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 无法读取：%2</translation>
    </message>
</context>
<context>
    <name>WaveformRhythm</name>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>The record has no electrocardiogram. Name the channel to look for beats in.</source>
        <translation>该记录没有心电图。请指明在哪个通道中查找心搏。</translation>
    </message>
    <message>
        <source>The record has no channel %1.</source>
        <translation>该记录没有通道 %1。</translation>
    </message>
    <message>
        <source>Find beats, heart rate, its variability (Task Force 1996) and the quality of every channel; they are kept as annotations</source>
        <translation>识别心搏、心率及其变异性（Task Force 1996）和每个通道的质量；结果作为注释保存</translation>
    </message>
    <message>
        <source>Where beats are looked for; else lead II, or another lead of an electrocardiogram</source>
        <translation>在哪里查找心搏；否则为 II 导联或心电图的其他导联</translation>
    </message>
</context>
<context>
    <name>WaveformStorage</name>
    <message>
        <source>Name a file to add, or --finish.</source>
        <translation>请指明要添加的文件，或 --finish。</translation>
    </message>
    <message>
        <source>Samples added: %1</source>
        <translation>已添加采样：%1</translation>
    </message>
    <message>
        <source>Segments moved: %1, in %2 objects</source>
        <translation>已移动片段：%1，在 %2 个对象中</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写入时间</translation>
    </message>
    <message>
        <source>Add files to the end of a record that is still growing; the first one makes it</source>
        <translation>将文件添加到仍在增长的记录末尾；第一个文件创建该记录</translation>
    </message>
    <message>
        <source>The record&apos;s name or id; a name of none makes a new one</source>
        <translation>记录的名称或编号；没有的名称会新建记录</translation>
    </message>
    <message>
        <source>WFDB headers, EDF and BDF files, in the order of time: each stands at its own time, without one it follows at once</source>
        <translation>WFDB 头文件、EDF 和 BDF 文件，按时间顺序：各自位于自己的时间，没有时间的紧接其后</translation>
    </message>
    <message>
        <source>Whose a new record is; on record already</source>
        <translation>新记录属于谁；须已登记</translation>
    </message>
    <message>
        <source>Nothing follows: the record is complete</source>
        <translation>其后没有内容：记录已完成</translation>
    </message>
    <message>
        <source>Move a record&apos;s samples to the object store or back; its overview stays in the database</source>
        <translation>将记录的采样移到对象存储或移回；其概览保留在数据库中</translation>
    </message>
    <message>
        <source>cold: the object store, an object an hour; hot: the database</source>
        <translation>cold：对象存储，每小时一个对象；hot：数据库</translation>
    </message>
    <message>
        <source>List objects that a move which broke off left behind</source>
        <translation>列出中断的移动遗留的对象</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>删除它们</translation>
    </message>
</context>
<context>
    <name>WaveformWords</name>
    <message>
        <source>%1–%2 Hz</source>
        <translation>%1–%2 Hz</translation>
    </message>
    <message>
        <source>from %1 Hz</source>
        <translation>%1 Hz 以上</translation>
    </message>
    <message>
        <source>up to %1 Hz</source>
        <translation>%1 Hz 以下</translation>
    </message>
    <message>
        <source>notch %1 Hz</source>
        <translation>陷波 %1 Hz</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分钟</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>counts</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>%1 · 1 cm = %2 %3</source>
        <translation>%1 · 1 cm = %2 %3</translation>
    </message>
    <message>
        <source>%1 mm/s · %2 mm/mV</source>
        <translation>%1 mm/s · %2 mm/mV</translation>
    </message>
    <message>
        <source>filters differ by lead</source>
        <translation>各导联滤波不同</translation>
    </message>
    <message>
        <source>at the crosshair</source>
        <translation>位于十字线处</translation>
    </message>
    <message>
        <source>%1 before the crosshair</source>
        <translation>十字线前 %1</translation>
    </message>
    <message>
        <source>%1 after the crosshair</source>
        <translation>十字线后 %1</translation>
    </message>
    <message>
        <source>Δt 0 ms · ΔV %1 mV</source>
        <translation>Δt 0 ms · ΔV %1 mV</translation>
    </message>
    <message>
        <source>Δt %1 ms (%2/min) · ΔV %3 mV</source>
        <translation>Δt %1 ms（%2/min）· ΔV %3 mV</translation>
    </message>
</context>
<context>
    <name>WfdbAnnotations</name>
    <message>
        <source>The annotation file %1 cannot be read: %2</source>
        <translation>注释文件 %1 无法读取：%2</translation>
    </message>
    <message>
        <source>The annotation file %1 breaks off or is no annotation file; its annotations were left out.</source>
        <translation>注释文件 %1 中断或不是注释文件；其注释已略去。</translation>
    </message>
</context>
<context>
    <name>WfdbExport</name>
    <message>
        <source>WFDB wants a whole count for the zero of signal %1; its values are shifted by less than half a count, its counts are exact.</source>
        <translation>WFDB 要求信号 %1 的零点为整数计数值；其数值偏移不到半个计数值，计数值准确。</translation>
    </message>
    <message>
        <source>The sampling rates of this recording have no common frame, which WFDB needs.</source>
        <translation>此记录的各采样率没有 WFDB 所需的公共帧。</translation>
    </message>
    <message>
        <source>Signal %1 has counts that no format of WFDB can store.</source>
        <translation>信号 %1 的计数值没有任何 WFDB 格式可以存储。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 无法写入：%2</translation>
    </message>
    <message>
        <source>The signal file cannot be written: %1</source>
        <translation>信号文件无法写入：%1</translation>
    </message>
    <message>
        <source>The steps of signal %1 are too large for the difference format that its source had.</source>
        <translation>信号 %1 的步进对其来源的差分格式来说过大。</translation>
    </message>
    <message>
        <source>The export was cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
</context>
<context>
    <name>WfdbHeader</name>
    <message>
        <source>Line %1 of the header: %2</source>
        <translation>文件头第 %1 行：%2</translation>
    </message>
    <message>
        <source>it should name the record and the number of signals.</source>
        <translation>应写明记录名称和信号数。</translation>
    </message>
    <message>
        <source>the sampling rate is no number above 0.</source>
        <translation>采样率不是大于 0 的数。</translation>
    </message>
    <message>
        <source>the number of samples is impossible.</source>
        <translation>采样数不可能。</translation>
    </message>
    <message>
        <source>it should name a signal file in the same folder and its format.</source>
        <translation>应写明同一文件夹中的信号文件及其格式。</translation>
    </message>
    <message>
        <source>there is no signal format “%1”.</source>
        <translation>没有信号格式“%1”。</translation>
    </message>
    <message>
        <source>its gain or one of its counts is no number.</source>
        <translation>增益或某个计数不是数字。</translation>
    </message>
    <message>
        <source>it should name a segment and its length.</source>
        <translation>应写明一个片段及其长度。</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>the file ends before the lines that its first one announces.</source>
        <translation>文件在第一行所声明的行数之前结束。</translation>
    </message>
</context>
<context>
    <name>WfdbSource</name>
    <message>
        <source>The header %1 is missing.</source>
        <translation>缺少文件头 %1。</translation>
    </message>
    <message>
        <source>The header %1 is larger than any header.</source>
        <translation>文件头 %1 大得不合理。</translation>
    </message>
    <message>
        <source>Segment %1 cannot be read and is a gap of %2 frames.</source>
        <translation>片段 %1 无法读取，为 %2 帧的空缺。</translation>
    </message>
    <message>
        <source>The segments calibrate signal %1 differently; its samples were brought to one scale.</source>
        <translation>各片段对信号 %1 的定标不同；其采样已换算到同一刻度。</translation>
    </message>
    <message>
        <source>The header gives a start without a time zone; it was taken as UTC.</source>
        <translation>文件头给出的开始时间没有时区；已按 UTC 处理。</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>Reading this file took too long and was stopped. The file may be damaged or made to cause harm; ask its sender for a new copy.</source>
        <translation>读取此文件超时，已终止。文件可能已损坏或含恶意内容，请联系发送方重新提供。</translation>
    </message>
    <message>
        <source>The process that was reading this file stopped unexpectedly and was replaced. Try again; if it happens again, the file is damaged: ask its sender for a new copy.</source>
        <translation>读取此文件的进程意外终止，已重新启动。请重试；如再次发生，说明文件已损坏，请联系发送方重新提供。</translation>
    </message>
    <message>
        <source>The process that was reading this file tried something it must not do and was stopped. Do not open this file elsewhere; report it to your administrator.</source>
        <translation>读取此文件的进程试图执行禁止的操作，已被终止。请勿在别处打开此文件，并报告管理员。</translation>
    </message>
    <message>
        <source>The process that reads files did not start. Install Wardlight again, or report this to your administrator.</source>
        <translation>读取文件的进程未能启动。请重新安装 Wardlight，或报告管理员。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>%1 is not the mark of a Wardlight workspace, so nothing in its folder was touched. Choose another folder.</source>
        <translation>%1 不是 Wardlight 工作区的标记文件，其所在文件夹未作任何改动。请另选文件夹。</translation>
    </message>
    <message>
        <source>%1 was made by a newer version of Wardlight. Nothing was changed; install that version to open it.</source>
        <translation>%1 由较新版本的 Wardlight 创建，未作任何更改。请安装该版本后打开。</translation>
    </message>
    <message>
        <source>PostgreSQL %1 is not installed, and a workspace needs it. Install the package postgresql-%1, then try again.</source>
        <translation>工作区需要 PostgreSQL %1，但尚未安装。请安装软件包 postgresql-%1 后重试。</translation>
    </message>
    <message>
        <source>This workspace was made with PostgreSQL %1, which is not installed. Its data are untouched; install the package postgresql-%1 to open it.</source>
        <translation>此工作区使用 PostgreSQL %1 创建，但该版本未安装。数据未受影响；请安装软件包 postgresql-%1 后打开。</translation>
    </message>
    <message>
        <source>%1 exists, but belongs to another user or lets others in, so the workspace&apos;s socket is not put there. Remove it, then try again.</source>
        <translation>%1 已存在，但属于其他用户或允许他人访问，因此未在其中建立工作区套接字。请将其删除后重试。</translation>
    </message>
    <message>
        <source>The workspace&apos;s database server in %1 does not end. Its data are safe; restart the machine, then try again.</source>
        <translation>%1 中的工作区数据库服务器无法停止。数据安全；请重启机器后重试。</translation>
    </message>
    <message>
        <source>The workspace&apos;s key in %1 is damaged, so the signatures on the audit log cannot be checked. Bring the file back from a backup.</source>
        <translation>%1 中的工作区密钥已损坏，无法核验审计记录的签名。请从备份恢复该文件。</translation>
    </message>
    <message>
        <source>The workspace at %1 was not finished when it was created. Create it again there: what is missing is added.</source>
        <translation>位于 %1 的工作区未创建完成。请在原处再次创建，缺少的部分会自动补齐。</translation>
    </message>
    <message>
        <source>The workspace at %1 was being destroyed, and parts of it are gone. Destroy it again to remove the rest.</source>
        <translation>位于 %1 的工作区正在销毁，部分内容已删除。请再次销毁以清除其余部分。</translation>
    </message>
    <message>
        <source>%1 holds files that are not a Wardlight workspace. Nothing in it was touched; choose an empty or a new folder.</source>
        <translation>%1 中有不属于 Wardlight 工作区的文件，未作任何改动。请选择空文件夹或新文件夹。</translation>
    </message>
    <message>
        <source>%1 belongs to the user %2, and only that user can open it. Run this as %2, or choose another folder.</source>
        <translation>%1 属于用户 %2，仅该用户可以打开。请以 %2 身份运行，或另选文件夹。</translation>
    </message>
    <message>
        <source>This cannot be the folder of a workspace, because its name is empty or holds a line break or another invisible character. Choose another folder.</source>
        <translation>不能用作工作区文件夹：名称为空，或含换行等不可见字符。请另选文件夹。</translation>
    </message>
    <message>
        <source>There is no workspace at %1. Create one there, or name the folder of one that exists.</source>
        <translation>%1 处没有工作区。请在该处创建，或指定已有工作区的文件夹。</translation>
    </message>
    <message>
        <source>%1 is not a Wardlight workspace. Nothing in it was touched; name the folder of a workspace, or create one in a new folder.</source>
        <translation>%1 不是 Wardlight 工作区，未作任何改动。请指定工作区文件夹，或在新文件夹中创建。</translation>
    </message>
    <message>
        <source>%1 is a copy of the workspace %2, and both name the same database. Nothing was changed; use the original, and remove the copy&apos;s folder.</source>
        <translation>%1 是工作区 %2 的副本，两者指向同一数据库。未作任何更改；请使用原工作区，并删除副本文件夹。</translation>
    </message>
    <message>
        <source>The workspace&apos;s database could not be prepared. PostgreSQL says: %1</source>
        <translation>无法准备工作区数据库。PostgreSQL 提示：%1</translation>
    </message>
    <message>
        <source>The system has no account for the user this program runs as, and PostgreSQL does not run without one. Run it as an ordinary user.</source>
        <translation>系统中没有运行本程序的用户账户，PostgreSQL 无法运行。请以普通用户身份运行。</translation>
    </message>
    <message>
        <source>PostgreSQL does not run as root, and there is no user &quot;postgres&quot; to run it as. Install the package postgresql-15, or run this as an ordinary user.</source>
        <translation>PostgreSQL 不能以 root 身份运行，系统中也没有用户“postgres”。请安装软件包 postgresql-15，或以普通用户身份运行。</translation>
    </message>
    <message>
        <source>The workspace&apos;s database is missing: there is no %1. Nothing was changed; bring the folder back from a backup, or destroy the workspace and create it again.</source>
        <translation>工作区数据库缺失：%1 不存在。未作任何更改；请从备份恢复该文件夹，或销毁后重新创建工作区。</translation>
    </message>
    <message>
        <source>The workspace&apos;s database server does not start. Its log is in %1; the last it said is: %2</source>
        <translation>工作区数据库服务器无法启动。日志在 %1，最后一条为：%2</translation>
    </message>
    <message>
        <source>The workspace&apos;s key is in the system keychain, which does not answer here. Open the workspace where that keychain is: in the desktop session of the user who made it.</source>
        <translation>工作区的密钥在系统钥匙串中，而钥匙串在此没有应答。请在该钥匙串所在之处打开工作区：即创建者的桌面会话。</translation>
    </message>
    <message>
        <source>The workspace&apos;s key is in a system keychain, but not in this user&apos;s. Open the workspace as the user who made it, or bring that keychain back from a backup.</source>
        <translation>工作区的密钥在某个系统钥匙串中，但不在此用户的钥匙串中。请以创建者的身份打开工作区，或从备份恢复该钥匙串。</translation>
    </message>
    <message>
        <source>The workspace&apos;s key in the system keychain is damaged, so the signatures on the audit log cannot be checked. Bring the keychain back from a backup.</source>
        <translation>系统钥匙串中的工作区密钥已损坏，无法检查审计日志的签名。请从备份恢复钥匙串。</translation>
    </message>
</context>
<context>
    <name>WorkspaceCommands</name>
    <message>
        <source>The workspace at %1 runs.</source>
        <translation>位于 %1 的工作区正在运行。</translation>
    </message>
    <message>
        <source>The workspace at %1 is stopped.</source>
        <translation>位于 %1 的工作区已停止。</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>数据库：%1</translation>
    </message>
    <message>
        <source>Objects: %1</source>
        <translation>对象：%1</translation>
    </message>
    <message>
        <source>The workspace at %1 and all its data are gone.</source>
        <translation>位于 %1 的工作区及其全部数据已删除。</translation>
    </message>
    <message>
        <source>The private workspace: a database and an object store</source>
        <translation>独立工作区：一个数据库和一个对象存储</translation>
    </message>
    <message>
        <source>The workspace&apos;s folder</source>
        <translation>工作区文件夹</translation>
    </message>
    <message>
        <source>Make a workspace, or find it, and start it</source>
        <translation>创建或找到工作区，并启动</translation>
    </message>
    <message>
        <source>Start its database server</source>
        <translation>启动其数据库服务器</translation>
    </message>
    <message>
        <source>Stop its database server</source>
        <translation>停止其数据库服务器</translation>
    </message>
    <message>
        <source>Where it is and whether it runs</source>
        <translation>所在位置及运行状态</translation>
    </message>
    <message>
        <source>Remove it with all data in it, for good</source>
        <translation>永久删除工作区及其全部数据</translation>
    </message>
</context>
<context>
    <name>XmlElement</name>
    <message>
        <source>The S3 server answered with something that is not understood. Is this the address of an S3 server?</source>
        <translation>S3 服务器的应答无法理解。这是 S3 服务器的地址吗？</translation>
    </message>
</context>
<context>
    <name>ZeroPhaseFilter</name>
    <message>
        <source>A filter&apos;s frequency must lie above 0 and below half the sampling rate, which is %1 Hz here.</source>
        <translation>滤波频率须大于 0 且小于采样率的一半，这里的采样率为 %1 Hz。</translation>
    </message>
    <message>
        <source>The high-pass must lie below the low-pass.</source>
        <translation>高通频率须低于低通频率。</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::AboutDialog</name>
    <message>
        <source>About Wardlight</source>
        <translation>关于 Wardlight</translation>
    </message>
    <message>
        <source>Version %1, on Qt %2</source>
        <translation>版本 %1，基于 Qt %2</translation>
    </message>
    <message>
        <source>A clinical data workstation for the ward, the reading room and the drug inspector. Nothing from storage is shown before its SHA-256 is checked.</source>
        <translation>面向病房、阅片室和药品检查的临床数据工作站。所有存储数据均须通过 SHA-256 核验后才会显示。</translation>
    </message>
    <message>
        <source>Not a primary alarm system: it must not be relied on to raise an alarm.</source>
        <translation>本软件不是主报警系统，不得依靠它报警。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>本软件是自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本，不附带任何担保。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>连接到服务器</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>What the test found</source>
        <translation>测试结果</translation>
    </message>
    <message>
        <source>Testing the connection</source>
        <translation>正在测试连接</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Passwords and keys are kept %1.</source>
        <translation>密码和密钥保存%1。</translation>
    </message>
    <message>
        <source>Leave this profile without saving it?</source>
        <translation>不保存此配置就离开？</translation>
    </message>
    <message>
        <source>What you changed in it is lost.</source>
        <translation>所作更改将丢失。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>The connection does not work yet. What failed says what to do.</source>
        <translation>连接尚不可用。失败的步骤说明了应如何处理。</translation>
    </message>
    <message>
        <source>The connection works.</source>
        <translation>连接可用。</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>测试已取消。</translation>
    </message>
    <message>
        <source>Saved. Passwords and keys are kept %1.</source>
        <translation>已保存。密码和密钥保存%1。</translation>
    </message>
    <message>
        <source>Saved. The file with your profiles was damaged; it is kept as %1.</source>
        <translation>已保存。您的配置文件曾损坏；已保留为 %1。</translation>
    </message>
    <message>
        <source>Remove the profile &quot;%1&quot;?</source>
        <translation>删除配置“%1”？</translation>
    </message>
    <message>
        <source>Its password and keys are removed too. Nothing in its database or object store is touched.</source>
        <translation>其密码和密钥也会删除。其数据库和对象存储不受影响。</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>删除配置</translation>
    </message>
    <message>
        <source>Cancel test</source>
        <translation>取消测试</translation>
    </message>
    <message>
        <source>Close without saving this profile?</source>
        <translation>不保存此配置就关闭？</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存并关闭</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::ConnectForm</name>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Object store</source>
        <translation>对象存储</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>Ward database, building B</source>
        <translation>病区数据库，B 楼</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类别(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Host (several: with commas)</source>
        <translation>主机（多个用逗号分隔）(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>数据库(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Encryption (TLS)</source>
        <translation>加密（TLS）(&amp;E)</translation>
    </message>
    <message>
        <source>Required, server&apos;s certificate and name checked</source>
        <translation>必须，核验服务器证书和名称</translation>
    </message>
    <message>
        <source>Required, server&apos;s certificate checked</source>
        <translation>必须，核验服务器证书</translation>
    </message>
    <message>
        <source>Required, server not checked</source>
        <translation>必须，不核验服务器</translation>
    </message>
    <message>
        <source>If the server offers it</source>
        <translation>服务器提供则使用</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Certificate file of the issuer</source>
        <translation>颁发者的证书文件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Objects lie</source>
        <translation>对象位于(&amp;O)</translation>
    </message>
    <message>
        <source>Nowhere: no images</source>
        <translation>无：没有影像</translation>
    </message>
    <message>
        <source>In an S3 bucket</source>
        <translation>S3 存储桶</translation>
    </message>
    <message>
        <source>In a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Endpoin&amp;t</source>
        <translation>端点(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Bucket</source>
        <translation>存储桶(&amp;B)</translation>
    </message>
    <message>
        <source>Re&amp;gion</source>
        <translation>区域(&amp;G)</translation>
    </message>
    <message>
        <source>Bucket in the &amp;address</source>
        <translation>地址中的存储桶(&amp;A)</translation>
    </message>
    <message>
        <source>As the server suggests</source>
        <translation>按服务器建议</translation>
    </message>
    <message>
        <source>In the path: server/bucket</source>
        <translation>在路径中：server/bucket</translation>
    </message>
    <message>
        <source>In the name: bucket.server</source>
        <translation>在名称中：bucket.server</translation>
    </message>
    <message>
        <source>Certificate file of the &amp;issuer</source>
        <translation>颁发者的证书文件(&amp;I)</translation>
    </message>
    <message>
        <source>Access ke&amp;y</source>
        <translation>访问密钥(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Secret</source>
        <translation>私有密钥(&amp;S)</translation>
    </message>
    <message>
        <source>kept %1; type to replace it</source>
        <translation>保存%1；输入即可替换</translation>
    </message>
    <message>
        <source>Standby for &amp;look-ups</source>
        <translation>用于查询的备库(&amp;L)</translation>
    </message>
    <message>
        <source>standby.example:5432, if there is one</source>
        <translation>standby.example:5432，如果有</translation>
    </message>
    <message>
        <source>Ser&amp;ver behind a pooler, for live changes</source>
        <translation>连接池后面的服务器，用于实时变更(&amp;V)</translation>
    </message>
    <message>
        <source>db.example:5432, where the host is a pooler</source>
        <translation>db.example:5432，主机是连接池时填写</translation>
    </message>
    <message>
        <source>The server is asked to encrypt objects</source>
        <translation>要求服务器加密对象</translation>
    </message>
    <message>
        <source>The server is not asked: it cannot, or does so anyway</source>
        <translation>不要求：服务器做不到，或本来就会加密</translation>
    </message>
    <message>
        <source>Encryption at &amp;rest</source>
        <translation>静态加密(&amp;R)</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::FirstRunDialog</name>
    <message>
        <source>Choose a workspace</source>
        <translation>选择工作区</translation>
    </message>
    <message>
        <source>Where do you want to work?</source>
        <translation>要在哪里工作？</translation>
    </message>
    <message>
        <source>Sample workspace</source>
        <translation>示例工作区</translation>
    </message>
    <message>
        <source>Invented patients and public test images, to look around. Nothing in it belongs to a real person.</source>
        <translation>虚构的患者和公开的测试影像，供熟悉软件使用，不含任何真实个人的数据。</translation>
    </message>
    <message>
        <source>Own workspace</source>
        <translation>自己的工作区</translation>
    </message>
    <message>
        <source>A folder on this computer with its own database. An existing workspace is opened; an empty folder becomes a new one.</source>
        <translation>本机上的一个文件夹，带有独立的数据库。选择已有工作区即可打开；选择空文件夹则新建工作区。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>工作区文件夹</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>A server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>The hospital&apos;s database and object store. You need their addresses and an account.</source>
        <translation>医院的数据库和对象存储。您需要其地址和账户。</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::ImportSummaryDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Rejected files were not stored; everything else was.</source>
        <translation>被拒收的文件未存储，其余均已存储。</translation>
    </message>
    <message>
        <source>Rejected files</source>
        <translation>被拒收的文件</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::MainWindow</name>
    <message>
        <source>%1 - Wardlight</source>
        <translation>%1 - Wardlight</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到%1</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Quit while %n jobs are running?</source>
        <translation>
            <numerusform>还有 %n 个任务在进行，仍要退出吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>What they have finished is kept, the rest is cancelled.</source>
        <translation>已完成的部分会保留，其余将取消。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&lt;p&gt;A &lt;b&gt;workspace&lt;/b&gt; is a folder on this computer with a database of its own. A &lt;b&gt;server&lt;/b&gt; is your hospital&apos;s database and object store: make a profile of it with Ctrl+Shift+L, test it step by step, and connect.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;工作区&lt;/b&gt;是本机上自带数据库的文件夹。&lt;b&gt;服务器&lt;/b&gt;是医院的数据库和对象存储：用 Ctrl+Shift+L 建立配置，逐步测试，然后连接。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Passwords and keys go to the system keychain, never to a file. Where there is no keychain, they are kept in memory until you close Wardlight.&lt;/p&gt;</source>
        <translation>&lt;p&gt;密码和密钥存入系统钥匙串，绝不写入文件。没有钥匙串时，它们保存在内存中，直到关闭 Wardlight。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;On a server the status bar always says &lt;b&gt;PRODUCTION&lt;/b&gt; or &lt;b&gt;TEST&lt;/b&gt;, as the profile does.&lt;/p&gt;</source>
        <translation>&lt;p&gt;连接服务器时，状态栏始终按配置显示&lt;b&gt;生产&lt;/b&gt;或&lt;b&gt;测试&lt;/b&gt;。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::PersonDialog</name>
    <message>
        <source>Who works here?</source>
        <translation>当前使用者</translation>
    </message>
    <message>
        <source>The name goes into the audit log with everything that is seen or changed.</source>
        <translation>所有查看和更改都会连同此姓名写入审计记录。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>People who worked here before</source>
        <translation>以往使用者</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::ProfileListModel</name>
    <message>
        <source>New profile</source>
        <translation>新配置</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::RejectedFilesModel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::Session</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>There is no code in what was scanned. Scan it again.</source>
        <translation>扫描内容中没有编码。请重新扫描。</translation>
    </message>
    <message>
        <source>Import recordings of %1</source>
        <translation>导入 %1 的记录</translation>
    </message>
    <message>
        <source>Recordings (*.hea *.edf *.bdf *.csv)</source>
        <translation>记录 (*.hea *.edf *.bdf *.csv)</translation>
    </message>
    <message>
        <source>Beats of %1</source>
        <translation>%1 的心搏</translation>
    </message>
    <message numerus="yes">
        <source>%n beats found.</source>
        <translation>
            <numerusform>检测到 %n 个心搏。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::StartSurface</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose a workspace…</source>
        <translation>选择工作区…</translation>
    </message>
    <message>
        <source>Connect to a server…</source>
        <translation>连接到服务器…</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Nothing is open: no workspace, no server.</source>
        <translation>没有打开任何内容：没有工作区，也没有服务器。</translation>
    </message>
    <message>
        <source>It could not be opened</source>
        <translation>无法打开</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::Tour</name>
    <message>
        <source>The folder %1 cannot be made. Choose another one for the pictures.</source>
        <translation>无法创建文件夹 %1。请另选文件夹存放截图。</translation>
    </message>
    <message>
        <source>These pictures were taken before their page was ready: %1</source>
        <translation>以下截图截取时页面尚未就绪：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 cannot be written. Check the folder&apos;s permissions and free space.</source>
        <translation>无法写入 %1。请检查该文件夹的权限和剩余空间。</translation>
    </message>
</context>
<context>
    <name>wardlight::desktop::WindowActions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>查看(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>导入文件(&amp;I)…</translation>
    </message>
    <message>
        <source>Import f&amp;older…</source>
        <translation>导入文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;workspace…</source>
        <translation>打开工作区(&amp;W)…</translation>
    </message>
    <message>
        <source>Change &amp;person…</source>
        <translation>更换使用者(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Close patient</source>
        <translation>关闭患者(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>刷新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>详情(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>深色主题(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help for this page</source>
        <translation>本页帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Wardlight</source>
        <translation>关于 Wardlight(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Scan a code</source>
        <translation>扫描编码(&amp;S)</translation>
    </message>
    <message>
        <source>Connect to a &amp;server…</source>
        <translation>连接到服务器(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::AcknowledgePanel</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <translation>
            <numerusform>%1 等 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge “%1”?</source>
        <translation>确认“%1”？</translation>
    </message>
    <message>
        <source>Acknowledge “%1” of %2?</source>
        <translation>确认 %2 的“%1”？</translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s)?</source>
        <translation>
            <numerusform>确认 %n 条报警？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n alert(s) of %1?</source>
        <translation>
            <numerusform>确认 %1 的 %n 条报警？</numerusform>
        </translation>
    </message>
    <message>
        <source>Note, if there is something to say</source>
        <translation>备注（如有需要说明的）</translation>
    </message>
    <message>
        <source>Note for the acknowledgement</source>
        <translation>确认备注</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::AlertHistoryModel</name>
    <message>
        <source>Raised</source>
        <translation>发出</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Silenced until %1</source>
        <translation>静默至 %1</translation>
    </message>
    <message>
        <source>Silence ended</source>
        <translation>静默结束</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>非实时</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was heard from %1 to %2; %n change(s) were read afterwards</source>
        <translation>
            <numerusform>%1 至 %2 期间未收到消息；之后补读了 %n 项变化</numerusform>
        </translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>By</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::AlertInspector</name>
    <message>
        <source>Priority</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Kind of device</source>
        <translation>设备类型</translation>
    </message>
    <message>
        <source>The alert names no patient</source>
        <translation>该报警未指明患者</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>Ward / bed</source>
        <translation>病区 / 床号</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Acknowledged at</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nobody has acknowledged it yet</source>
        <translation>尚无人确认</translation>
    </message>
    <message>
        <source>Silenced until</source>
        <translation>静默至</translation>
    </message>
    <message>
        <source>Silenced by</source>
        <translation>静默人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Go to this moment</source>
        <translation>转到此时刻</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::AlertsPage</name>
    <message>
        <source>&lt;p&gt;Open alerts stand above, the most urgent first; what people did about earlier ones stands below. The list follows what is raised and acknowledged anywhere, while it happens.&lt;/p&gt;</source>
        <translation>&lt;p&gt;未处理的报警在上方，最紧急的在前；对以往报警的处理在下方。无论在哪里发出或确认，列表都会实时更新。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;▲▲ is critical, ▲ high, ◆ medium, ● low, and ○ is about equipment or data. Alerts of one type of one patient share a row that says how many they are; Right opens it, Left closes it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;▲▲ 为危急，▲ 高，◆ 中，● 低，○ 与设备或数据有关。同一患者的同类报警合为一行并注明条数；按右箭头展开，左箭头收起。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;A&lt;/b&gt; acknowledges what is selected, one or many, with a note. Of two people at once one wins; the other sees who it was, and when.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;A&lt;/b&gt; 确认所选的一条或多条报警，可加备注。两人同时确认时只有一人成功；另一人会看到是谁、何时确认的。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;S&lt;/b&gt; silences one type of alert of one patient. A silence always ends, after 24 hours at most, and hides nothing: the alerts stay in the list, do not flash and do not count in the rail. &lt;b&gt;U&lt;/b&gt; ends it before its time.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;S&lt;/b&gt; 静默一名患者的一类报警。静默一定会结束，最长 24 小时，并且不隐藏任何内容：报警仍在列表中，只是不闪烁，也不计入侧栏数字。&lt;b&gt;U&lt;/b&gt; 提前结束静默。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Enter&lt;/b&gt; opens the patient at the alert&apos;s moment. A filter by priority, patient or ward hides alerts from the list, not from the count in the rail.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Enter&lt;/b&gt; 打开患者并转到报警时刻。按级别、患者或病区筛选只影响列表，不影响侧栏的数字。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;When the connection is lost, the page says since when the list may be stale. Afterwards everything that happened meanwhile is read, and the gap stands in the history.&lt;/p&gt;</source>
        <translation>&lt;p&gt;连接中断时，页面会说明列表从何时起可能已过时。恢复后会补读期间发生的一切，中断时段也记入历史。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;This is not a primary alarm system: it must not be relied on to raise an alarm.&lt;/p&gt;</source>
        <translation>&lt;p&gt;这不是主要报警系统：不可依赖它发出报警。&lt;/p&gt;</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) acknowledged.</source>
        <translation>
            <numerusform>已确认 %n 条报警。</numerusform>
        </translation>
    </message>
    <message>
        <source>These alerts are silenced; they stay in the list.</source>
        <translation>这些报警已静默；它们仍在列表中。</translation>
    </message>
    <message>
        <source>These alerts are heard again.</source>
        <translation>这些报警恢复提示。</translation>
    </message>
    <message>
        <source>Critical: %1, %2</source>
        <translation>危急：%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1，另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>End the silence</source>
        <translation>结束静默</translation>
    </message>
    <message>
        <source>Go to the alert&apos;s moment</source>
        <translation>转到报警时刻</translation>
    </message>
    <message>
        <source>Go to the moment of the earlier alert</source>
        <translation>转到以往报警的时刻</translation>
    </message>
    <message>
        <source>Select all alerts</source>
        <translation>选择全部报警</translation>
    </message>
    <message>
        <source>Show or hide repetitions</source>
        <translation>展开或收起重复报警</translation>
    </message>
    <message>
        <source>Filter by patient or ward</source>
        <translation>按患者或病区筛选</translation>
    </message>
    <message>
        <source>Go to the open alerts</source>
        <translation>转到未处理报警</translation>
    </message>
    <message>
        <source>Go to the history</source>
        <translation>转到历史</translation>
    </message>
    <message>
        <source>Leave, or clear the filter</source>
        <translation>离开，或清除筛选</translation>
    </message>
    <message>
        <source>Flash critical alerts</source>
        <translation>危急报警闪烁</translation>
    </message>
    <message>
        <source>Patient, ward or alert</source>
        <translation>患者、病区或报警</translation>
    </message>
    <message>
        <source>Filter by patient, ward or alert</source>
        <translation>按患者、病区或报警筛选</translation>
    </message>
    <message>
        <source>Filter by priority</source>
        <translation>按级别筛选</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>全部级别</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>未处理报警</translation>
    </message>
    <message>
        <source>History of alerts</source>
        <translation>报警历史</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Not a primary alarm system: it must not be relied on to raise an alarm.</source>
        <translation>不是主要报警系统：不可依赖它发出报警。</translation>
    </message>
    <message>
        <source>The alerts could not be read</source>
        <translation>无法读取报警</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无内容</translation>
    </message>
    <message>
        <source>What people do about alerts is kept here.</source>
        <translation>对报警的处理会记录在此。</translation>
    </message>
    <message>
        <source>No open alerts</source>
        <translation>没有未处理的报警</translation>
    </message>
    <message>
        <source>Alerts appear here as soon as they are raised.</source>
        <translation>报警一经发出即显示在此。</translation>
    </message>
    <message>
        <source>No open alert matches the filter</source>
        <translation>没有符合筛选的未处理报警</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) are open altogether.</source>
        <translation>
            <numerusform>共有 %n 条未处理报警。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n open alert(s)</source>
        <translation>
            <numerusform>最新 %n 条未处理报警</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open alert(s)</source>
        <translation>
            <numerusform>%n 条未处理报警</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n open alert(s)</source>
        <translation>
            <numerusform>%1：%n 条未处理报警</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection is lost: this list may be stale since %1.</source>
        <translation>连接已中断：此列表自 %1 起可能已过时。</translation>
    </message>
    <message>
        <source>Select an alert to see what was measured, and whose it is.</source>
        <translation>选择一条报警，查看测量内容和所属患者。</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>This alert was acknowledged earlier than the history shown here reaches.</source>
        <translation>该报警的确认时间早于此处显示的历史。</translation>
    </message>
    <message>
        <source>This alert names no patient, so there is no place to go to.</source>
        <translation>该报警未指明患者，无处可转。</translation>
    </message>
    <message>
        <source>Select open alerts to acknowledge.</source>
        <translation>请选择要确认的未处理报警。</translation>
    </message>
    <message>
        <source>Select an alert to silence its type.</source>
        <translation>请选择一条报警以静默其类型。</translation>
    </message>
    <message>
        <source>Only a patient&apos;s alerts can be silenced; acknowledge this one instead.</source>
        <translation>只能静默有患者的报警；请改为确认此条。</translation>
    </message>
    <message>
        <source>The selected alert is not silenced.</source>
        <translation>所选报警未被静默。</translation>
    </message>
    <message>
        <source>Somebody was faster. %1.</source>
        <translation>他人已先确认。%1。</translation>
    </message>
    <message numerus="yes">
        <source>Somebody was faster with %n alert(s). %1.</source>
        <translation>
            <numerusform>%n 条报警已被他人先确认。%1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::CalibrationDialog</name>
    <message>
        <source>Measure the screen</source>
        <translation>测量屏幕</translation>
    </message>
    <message>
        <source>Lay a ruler on the screen and measure the line below from tick to tick. The grid of the paper is drawn to that measure on this screen.</source>
        <translation>将直尺贴在屏幕上，测量下面线段两端刻度之间的长度。图纸网格将按此在该屏幕上绘制。</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> 毫米</translation>
    </message>
    <message>
        <source>Length of the line in millimetres</source>
        <translation>线段长度（毫米）</translation>
    </message>
    <message>
        <source>Use this measure</source>
        <translation>采用此长度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Length</source>
        <translation>长度(&amp;L)</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Find a patient or a command</source>
        <translation>查找患者或命令</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配结果</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ComparisonStrip</name>
    <message>
        <source>Events of %1</source>
        <translation>%1 的事件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Take %1 from beside</source>
        <translation>移除并排的 %1</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ConfirmDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::CountModel</name>
    <message>
        <source>none on record</source>
        <translation>没有记录</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>药品数</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::CountPanel</name>
    <message>
        <source>By category</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>按名称</translation>
    </message>
    <message>
        <source>By maker</source>
        <translation>按生产厂家</translation>
    </message>
    <message>
        <source>By batch</source>
        <translation>按批号</translation>
    </message>
    <message>
        <source>By status</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>按环节</translation>
    </message>
    <message>
        <source>What packs are counted by</source>
        <translation>药品按什么计数</translation>
    </message>
    <message>
        <source>Packs counted</source>
        <translation>已计数的药品</translation>
    </message>
    <message>
        <source>The packs could not be counted</source>
        <translation>无法计数</translation>
    </message>
    <message>
        <source>Nothing to count</source>
        <translation>没有可计数的内容</translation>
    </message>
    <message>
        <source>No pack meets every condition above.</source>
        <translation>没有药品符合上面的全部条件。</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::FilterChips</name>
    <message>
        <source>Remove the condition %1</source>
        <translation>移除条件 %1</translation>
    </message>
    <message>
        <source>Further condition</source>
        <translation>其他条件</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add the condition</source>
        <translation>添加该条件</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::HelpPane</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>帮助正文</translation>
    </message>
    <message>
        <source>Close help</source>
        <translation>关闭帮助</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ImageViewport</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ImagingInspector</name>
    <message>
        <source>Not known: lengths cannot be measured</source>
        <comment>distance between pixels</comment>
        <translation>不详，无法测量长度</translation>
    </message>
    <message>
        <source>%1 × %2 mm</source>
        <comment>distance between pixels</comment>
        <translation>%1 × %2 mm</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Bits</source>
        <translation>位深</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Pixel spacing</source>
        <translation>像素间距</translation>
    </message>
    <message>
        <source>Compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>Lossless</source>
        <translation>无损</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>设备厂商</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>核验时间</translation>
    </message>
    <message>
        <source>Open a series to see where its images come from.</source>
        <translation>打开序列即可查看图像来源。</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>检查类型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序列号</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Body part</source>
        <translation>检查部位</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Take care when measuring</source>
        <translation>测量时请注意</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ImagingPage</name>
    <message>
        <source>Imaging</source>
        <translation>影像</translation>
    </message>
    <message>
        <source>&lt;p&gt;The studies of the open patient stand at the left, the newest first. Choose a series to look at it: the first image appears at once, the others load while you read.&lt;/p&gt;</source>
        <translation>&lt;p&gt;左侧列出当前患者的检查，最新的在前。选择序列即可阅片：首幅图像立即显示，其余在阅片时陆续加载。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Mouse.&lt;/b&gt; The wheel goes through the images (with Shift ten at a time). The left button sets window and level: to the right wider, upwards brighter. The middle button, or Ctrl and the left one, zooms; the right button pans.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;鼠标：&lt;/b&gt;滚轮逐幅翻阅（按住 Shift 每次十幅）。左键拖动调节窗宽窗位：向右窗宽增大，向上变亮。中键或 Ctrl+左键缩放，右键平移。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;The shield.&lt;/b&gt; Every image is checked against its recorded SHA-256 before it is shown. A filled shield: it matched. An outlined one: nobody recorded a hash, and you agreed to look at it all the same. A broken one: the check or a safety limit failed; the image is refused, and the rest of the series stays readable. Click the shield for the source, the hash and the time of the check.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;盾形标记：&lt;/b&gt;每幅图像显示前都与记录的 SHA-256 比对。实心盾：核验通过。空心盾：未核验，即没有哈希记录，经您同意后显示。破损盾：核验失败或超出安全限制，图像已拒绝显示，本序列其余图像仍可阅读。点击盾形标记可查看来源、哈希值和核验时间。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The letters at the edges name the side of the patient: R right, L left, A front, P back, H head, F feet. They follow every flip and rotation. Where an image does not say how it lies, there are none.&lt;/p&gt;</source>
        <translation>&lt;p&gt;图像边缘的字母表示患者方位：R 右，L 左，A 前，P 后，H 头侧，F 足侧，并随翻转和旋转变化。图像未注明方位时不显示字母。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>%1 of %2 verified</source>
        <translation>核验通过 %1/%2</translation>
    </message>
    <message numerus="yes">
        <source>, %n failed</source>
        <translation>
            <numerusform>，核验失败 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n not verified</source>
        <translation>
            <numerusform>，未核验 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Studies and series</source>
        <translation>检查和序列</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设窗</translation>
    </message>
    <message>
        <source>Window presets (1 to 9)</source>
        <translation>预设窗（1–9）</translation>
    </message>
    <message>
        <source>No patient is open</source>
        <translation>未打开患者</translation>
    </message>
    <message>
        <source>Open a patient to see the studies that were made.</source>
        <translation>打开患者后可查看其检查。</translation>
    </message>
    <message>
        <source>Choose a patient</source>
        <translation>选择患者</translation>
    </message>
    <message>
        <source>No images for this patient</source>
        <translation>该患者没有影像</translation>
    </message>
    <message>
        <source>Studies appear here once DICOM files that name this patient were imported.</source>
        <translation>导入该患者的 DICOM 文件后，检查将显示在此处。</translation>
    </message>
    <message>
        <source>Import DICOM files</source>
        <translation>导入 DICOM 文件</translation>
    </message>
    <message>
        <source>The studies could not be read</source>
        <translation>无法读取检查</translation>
    </message>
    <message numerus="yes">
        <source>, %n without a picture</source>
        <translation>
            <numerusform>，无图像 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Keys.&lt;/b&gt; Up and Down: one image; Page Up and Page Down: ten; Home and End: first and last; Left and Right: series. W, Z, P and S choose what the left button does. 1 to 9 set a window, I inverts, O hides overlays, H and V flip, R and L rotate, F fits, 0 shows one image pixel on one screen pixel, C plays, Space resets, Esc leaves the tool.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;按键。&lt;/b&gt;上、下：一幅图像；Page Up、Page Down：十幅；Home、End：第一幅和最后一幅；左、右：序列。W、Z、P、S 选择左键的作用。1 至 9 设置窗，I 反相，O 隐藏叠加层，H、V 翻转，R、L 旋转，F 适合窗口，0 以图像像素对屏幕像素显示，C 播放，空格复位，Esc 退出工具。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Reports.&lt;/b&gt; A structured report opens as a page to read; above its text stands whether a person has signed it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;报告。&lt;/b&gt;结构化报告以可阅读的页面打开；正文上方注明是否有人签署。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Measuring.&lt;/b&gt; M draws a length, E an ellipse with mean, standard deviation, least and greatest value. Millimetres stand there only where the image says how large its pixels are. What is drawn is kept; Ctrl+Z undoes, Delete removes the last on the image.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;测量。&lt;/b&gt;M 画长度，E 画椭圆，并给出均值、标准差、最小值和最大值。仅当图像注明像素大小时才以毫米表示。所画内容会保存；Ctrl+Z 撤销，Delete 删除图像上最后一个。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::InspectorPane</name>
    <message>
        <source>Inspector</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Show inspector</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Hide inspector</source>
        <translation>隐藏详情</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobDelegate</name>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobPopup</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Cancel job</source>
        <translation>取消任务</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::JobStrip</name>
    <message numerus="yes">
        <source>%n jobs</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Show running jobs</source>
        <translation>显示进行中的任务</translation>
    </message>
    <message>
        <source>Progress of running jobs</source>
        <translation>任务总进度</translation>
    </message>
    <message>
        <source>Cancel the job</source>
        <translation>取消该任务</translation>
    </message>
    <message>
        <source>Choose a job to cancel</source>
        <translation>选择要取消的任务</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::MapView</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Arrows move the map, plus and minus zoom, Home shows the whole path.</source>
        <translation>方向键移动地图，加号和减号缩放，Home 键显示完整路径。</translation>
    </message>
    <message>
        <source>Click the corners, or Space for the middle of the map. Enter closes the area, Backspace takes a corner back, Esc leaves it.</source>
        <translation>点击各个角点，或按空格取地图中心。回车闭合区域，退格撤回一个角点，Esc 放弃。</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::OpenAlertModel</name>
    <message>
        <source>Silenced until %1</source>
        <translation>静默至 %1</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Ward / bed</source>
        <translation>病区 / 床号</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PaletteModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientBanner</name>
    <message>
        <source>Close patient</source>
        <translation>关闭患者</translation>
    </message>
    <message>
        <source>Gender not known</source>
        <translation>性别不详</translation>
    </message>
    <message>
        <source>No MRN</source>
        <translation>无病案号</translation>
    </message>
    <message>
        <source>MRN %1</source>
        <translation>病案号 %1</translation>
    </message>
    <message>
        <source>Allergies: Not known</source>
        <translation>过敏史：不详</translation>
    </message>
    <message>
        <source>No known allergies</source>
        <translation>无已知过敏</translation>
    </message>
    <message>
        <source>Allergies: %1</source>
        <translation>过敏史：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Patient: %1</source>
        <translation>患者：%1</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientInspector</name>
    <message>
        <source>Not known</source>
        <comment>allergies</comment>
        <translation>不详</translation>
    </message>
    <message>
        <source>None known</source>
        <comment>allergies</comment>
        <translation>无已知过敏</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>birth date</comment>
        <translation>不详</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation>病案号</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>发号机构</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>读音</translation>
    </message>
    <message>
        <source>No current stay</source>
        <translation>当前未住院</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>病区</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>床号</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>当前报警</translation>
    </message>
    <message>
        <source>Nothing was measured yet</source>
        <translation>尚无测量值</translation>
    </message>
    <message>
        <source>Open patient</source>
        <translation>打开患者</translation>
    </message>
    <message>
        <source>Allergies</source>
        <translation>过敏史</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>住院</translation>
    </message>
    <message>
        <source>Last vitals</source>
        <translation>最近生命体征</translation>
    </message>
    <message>
        <source>None</source>
        <comment>open alerts</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientTableModel</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation>病案号</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Ward / bed</source>
        <translation>病区 / 床号</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>当前报警</translation>
    </message>
    <message>
        <source>Last vitals</source>
        <translation>最近生命体征</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::PatientsPage</name>
    <message>
        <source>Patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>&lt;p&gt;Type a part of a name in any script, an MRN, or a birth date. Several words must all match: &lt;i&gt;wei 1945-07-14&lt;/i&gt; finds every Wei born that day. The list follows while you type.&lt;/p&gt;</source>
        <translation>&lt;p&gt;输入姓名的一部分（汉字、拼音等均可）、病案号或出生日期。多个词须同时匹配：&lt;i&gt;wei 1945-07-14&lt;/i&gt; 可找出当天出生、姓名含 Wei 的所有患者。列表随输入即时更新。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Enter opens the selected patient, or the only one found. Down goes from the search to the list, Ctrl+F back to the search, Esc clears it, Ctrl+C in the list copies the MRN.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Enter 打开选中的患者或唯一的查找结果。↓ 从查找框转到列表，Ctrl+F 返回查找框，Esc 清空查找，在列表中按 Ctrl+C 复制病案号。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Click Name, MRN, Born or Ward / bed to sort by it, again to turn the order round. Columns can be dragged and resized; Wardlight remembers them for you.&lt;/p&gt;</source>
        <translation>&lt;p&gt;点击姓名、病案号、出生日期或病区 / 床号按该列排序，再次点击反转顺序。各列可拖动、调整宽度，Wardlight 会为您记住。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The pane at the right shows the selected patient. Under allergies, &lt;i&gt;Not known&lt;/i&gt; means that nobody recorded whether there are any; &lt;i&gt;None known&lt;/i&gt; means that somebody asked.&lt;/p&gt;</source>
        <translation>&lt;p&gt;右侧显示选中的患者。过敏史中，&lt;i&gt;不详&lt;/i&gt;表示无人记录有无过敏；&lt;i&gt;无已知过敏&lt;/i&gt;表示已经询问。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every search and every patient you look at leaves a line in the audit log, with your name.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每次查找和查看患者都会连同您的姓名记入审计记录。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Further patients could not be read. %1</source>
        <translation>无法读取更多患者。%1</translation>
    </message>
    <message>
        <source>Name, MRN or birth date</source>
        <translation>姓名、病案号或出生日期</translation>
    </message>
    <message>
        <source>Search patients by name, MRN or birth date</source>
        <translation>按姓名、病案号或出生日期查找患者</translation>
    </message>
    <message>
        <source>Open the selected patient</source>
        <translation>打开选中的患者</translation>
    </message>
    <message>
        <source>Search patients</source>
        <translation>查找患者</translation>
    </message>
    <message>
        <source>Go to the patient list</source>
        <translation>转到患者列表</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清空查找</translation>
    </message>
    <message>
        <source>Copy the MRN</source>
        <translation>复制病案号</translation>
    </message>
    <message>
        <source>No patients yet</source>
        <translation>暂无患者</translation>
    </message>
    <message>
        <source>Patients appear here once something that names them was imported, such as a folder of DICOM files.</source>
        <translation>导入含患者信息的数据（例如 DICOM 文件夹）后，患者将显示在此处。</translation>
    </message>
    <message>
        <source>Import DICOM files</source>
        <translation>导入 DICOM 文件</translation>
    </message>
    <message>
        <source>Nobody matches “%1”</source>
        <translation>没有与“%1”匹配的患者</translation>
    </message>
    <message>
        <source>Every word must be part of a name, in any script, or of the MRN, or be a birth date such as 14-Jul-1945 or 1945-07-14.</source>
        <translation>每个词须是姓名（任何文字）或病案号的一部分，或者是出生日期，例如 1945-07-14。</translation>
    </message>
    <message>
        <source>The patients could not be read</source>
        <translation>无法读取患者</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>正在查找…</translation>
    </message>
    <message numerus="yes">
        <source>First %n patients</source>
        <translation>
            <numerusform>前 %n 名患者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 名患者</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a patient to see allergies, stay and last vitals.</source>
        <translation>选择患者可查看过敏史、住院信息和最近生命体征。</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>The MRN is on the clipboard.</source>
        <translation>病案号已复制到剪贴板。</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;i&gt;Wards&lt;/i&gt; (Ctrl+B) shows the same house by ward and bed, read anew every 15 seconds. Each value stands beside its age; what is no longer recent is violet. One arrow marks a value with 1 or 2 points in NEWS2, two arrows one with 3, a question mark one that was flagged. Alt+B, Alt+N and Alt+A sort by bed, NEWS2 and alerts, Alt+W goes to the next ward.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;i&gt;病区&lt;/i&gt;（Ctrl+B）按病区和床位显示同样的患者，每 15 秒刷新。每个数值旁注明其时间；不再新近的显示为紫色。一个箭头表示该值在 NEWS2 中得 1 或 2 分，两个箭头表示 3 分，问号表示带标记的数值。Alt+B、Alt+N、Alt+A 分别按床位、NEWS2 和报警排序，Alt+W 转到下一病区。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;NEWS2 is that of the Royal College of Physicians (2017), with scale 1 for SpO₂. While a parameter is missing it is incomplete: ≥ 3 means 3 or more. It does not hold under 16 years or in pregnancy.&lt;/p&gt;</source>
        <translation>&lt;p&gt;NEWS2 依据英国皇家内科医师学会（2017），SpO₂ 用评分表 1。缺少任一参数时为不完整：≥ 3 表示 3 或以上。不适用于 16 岁以下及妊娠。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Show the patients by ward and bed, or as a list</source>
        <translation>按病区和床位或以列表显示患者</translation>
    </message>
    <message>
        <source>Wards</source>
        <translation>病区</translation>
    </message>
    <message>
        <source>By ward and bed, with vitals, NEWS2 and alerts (Ctrl+B)</source>
        <translation>按病区和床位，含生命体征、NEWS2 和报警（Ctrl+B）</translation>
    </message>
    <message>
        <source>Show the patients by ward and bed</source>
        <translation>按病区和床位显示患者</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ProvenanceBadge</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>As of %1, not live</source>
        <translation>截至 %1，非实时数据</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, lossy %2:1</source>
        <translation>%1，有损压缩 %2:1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Coding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核验通过</translation>
    </message>
    <message>
        <source>Verified by</source>
        <translation>核验程序</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Verification failed</source>
        <translation>核验失败</translation>
    </message>
    <message>
        <source>Not live</source>
        <translation>非实时</translation>
    </message>
    <message>
        <source>Provenance: %1</source>
        <translation>数据来源：%1</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ProvenancePopup</name>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy all fields</source>
        <translation>复制所有字段</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::RangeBar</name>
    <message>
        <source>Last hour</source>
        <translation>最近 1 小时</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>最近 6 小时</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
    <message>
        <source>Last 3 days</source>
        <translation>最近 3 天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>3 d</source>
        <translation>3 天</translation>
    </message>
    <message>
        <source>7 d</source>
        <translation>7 天</translation>
    </message>
    <message>
        <source>30 d</source>
        <translation>30 天</translation>
    </message>
    <message>
        <source>90 d</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>范围</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::RecordingListModel</name>
    <message>
        <source>time not known</source>
        <translation>时间未知</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n 个通道</numerusform>
        </translation>
    </message>
    <message>
        <source>still growing</source>
        <translation>仍在增长</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::RecordingPane</name>
    <message>
        <source>The recordings are not shown</source>
        <translation>未显示记录</translation>
    </message>
    <message>
        <source>No patient is open. The open patient&apos;s recordings would be here.</source>
        <translation>没有打开的患者。打开患者后，其记录显示在这里。</translation>
    </message>
    <message>
        <source>No recording of this patient. Import WFDB, EDF or CSV files to see them here.</source>
        <translation>该患者没有记录。导入 WFDB、EDF 或 CSV 文件后显示在这里。</translation>
    </message>
    <message>
        <source>not filtered at this zoom</source>
        <translation>此缩放级别不滤波</translation>
    </message>
    <message numerus="yes">
        <source>%n more channels</source>
        <translation>
            <numerusform>另有 %n 个通道</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Recordings of the patient</source>
        <translation>患者的记录</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>滤波</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Recordings.&lt;/b&gt; Alt+R shows the patient&apos;s stored recordings instead of the electrocardiogram. The one that was made at the crosshair&apos;s time is shown there; Alt+O chooses another. Alt+T shows exactly the time that the charts show.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;记录。&lt;/b&gt;Alt+R 以患者已存储的记录代替心电图显示。显示的是在十字线所指时间记录的那一段；Alt+O 选择另一段。Alt+T 显示与图表完全相同的时间段。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Keys of a recording.&lt;/b&gt; Drag or use the arrow keys to pan, the wheel, + and - to zoom, Page Up and Page Down for a whole range, Home and End for its start and end; anywhere in the pane the same with Alt. Alt+0 shows all of it, Alt+. and Alt+, go from beat to beat and from note to note.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;记录的按键。&lt;/b&gt;拖动或用方向键平移，滚轮、+ 和 - 缩放，Page Up 和 Page Down 移动一整屏，Home 和 End 到开头和结尾；在此窗格的任何位置加 Alt 亦可。Alt+0 显示全部，Alt+. 和 Alt+, 在心搏和标注之间逐个移动。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every column of pixels reaches from the least to the greatest sample in it. Hatched stretches were not recorded. Alt+C chooses channels and montages, Alt+7, 8, 9 a filter, Alt+N and Alt+Shift+N take the mains out: filters shift nothing in time and work on up to two hours. Alt+B finds beats, rhythm and quality: no diagnosis.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每一列像素都从其中最小的采样画到最大的采样。画斜线的部分没有记录。Alt+C 选择通道和导联组合，Alt+7、8、9 选择滤波，Alt+N 和 Alt+Shift+N 滤除工频：滤波不产生时间偏移，最多作用于两小时。Alt+B 检测心搏、节律和质量：不是诊断。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::RecordingStrip</name>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ReplayBar</name>
    <message>
        <source>Pause the replay</source>
        <translation>暂停回放</translation>
    </message>
    <message>
        <source>Replay the path</source>
        <translation>回放路径</translation>
    </message>
    <message>
        <source>1 hour a second</source>
        <translation>每秒 1 小时</translation>
    </message>
    <message>
        <source>6 hours a second</source>
        <translation>每秒 6 小时</translation>
    </message>
    <message>
        <source>1 day a second</source>
        <translation>每秒 1 天</translation>
    </message>
    <message>
        <source>1 week a second</source>
        <translation>每秒 1 周</translation>
    </message>
    <message>
        <source>Moment of the replay</source>
        <translation>回放时刻</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>回放速度</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ReportPanel</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::SampleTableModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Vital</source>
        <translation>体征</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>疑点</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ScanField</name>
    <message>
        <source>Scan or paste a code</source>
        <translation>扫描或粘贴编码</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::ScanListModel</name>
    <message>
        <source>Being judged …</source>
        <translation>正在判断…</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无回答</translation>
    </message>
    <message>
        <source>Trace code</source>
        <translation>监管码</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::SilencePanel</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>Silence alerts of the type “%1” of %2 for</source>
        <translation>静默 %2 的“%1”类报警，时长</translation>
    </message>
    <message>
        <source>How long to silence</source>
        <translation>静默时长</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Reason for the silence</source>
        <translation>静默原因</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静默</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StackPresenter</name>
    <message>
        <source>There is not enough memory for this image. Close other programs and try again.</source>
        <translation>内存不足，无法显示此图像。请关闭其他程序后重试。</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StackView</name>
    <message>
        <source>Image in the stack</source>
        <translation>序列中的位置</translation>
    </message>
    <message>
        <source>Loading image %1 of %2 …</source>
        <translation>正在加载图像 %1 / %2…</translation>
    </message>
    <message>
        <source>The measurement could not be kept: %1</source>
        <translation>测量未能保存：%1</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StateSurface</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation>您无权查看</translation>
    </message>
    <message>
        <source>As of %1, not live</source>
        <translation>截至 %1，非实时数据</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>no workspace open</source>
        <translation>未打开工作区</translation>
    </message>
    <message>
        <source>opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>connected %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>not connected %1</source>
        <translation>未连接 %1</translation>
    </message>
    <message>
        <source>verified %1/%2</source>
        <translation>核验通过 %1/%2</translation>
    </message>
    <message>
        <source>PRODUCTION</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>key in a file</source>
        <translation>密钥在文件中</translation>
    </message>
    <message>
        <source>There was no system keychain, so the key that signs the audit log lies in a file that only you can read. That is weaker. &quot;wardlightctl doctor&quot; says what to do.</source>
        <translation>没有系统钥匙串，因此为审计日志签名的密钥放在只有您能读取的文件中。这样安全性较弱。“wardlightctl doctor”说明应如何处理。</translation>
    </message>
    <message>
        <source>Trace look-ups are answered by a standby of the database where it is hardly behind. What was saved within this time may be missing.</source>
        <translation>追溯查询由几乎没有延迟的备用服务器回答。这段时间内保存的内容可能缺失。</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StockModel</name>
    <message>
        <source>%1 (%2), counted %3</source>
        <translation>%1（%2），盘点于 %3</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>盘点时间</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StockPanel</name>
    <message>
        <source>Stock of sites nearby</source>
        <translation>附近地点的库存</translation>
    </message>
    <message>
        <source>any drug</source>
        <translation>任意药品</translation>
    </message>
    <message>
        <source>Stock of %1 within %2 of %3</source>
        <translation>%3 周围 %2 内 %1 的库存</translation>
    </message>
    <message>
        <source>Who has it in stock?</source>
        <translation>谁有库存？</translation>
    </message>
    <message>
        <source>Write a name above, choose an event or move the map, then press Ctrl+Shift+T.</source>
        <translation>在上方填写名称，选择一个事件或移动地图，然后按 Ctrl+Shift+T。</translation>
    </message>
    <message>
        <source>The stock could not be read</source>
        <translation>无法读取库存</translation>
    </message>
    <message>
        <source>No stock is on record there</source>
        <translation>那里没有库存记录</translation>
    </message>
    <message>
        <source>Sites and their stock come from wardlightctl import sites and import stock.</source>
        <translation>地点及其库存来自 wardlightctl import sites 和 import stock。</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::StudyTreeModel</name>
    <message numerus="yes">
        <source>%n frame(s)</source>
        <translation>
            <numerusform>%n 帧</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image(s)</source>
        <translation>
            <numerusform>%n 幅图像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 幅核验失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Date not known</source>
        <translation>日期不详</translation>
    </message>
    <message>
        <source>No description</source>
        <translation>无描述</translation>
    </message>
    <message>
        <source>Study %1, %2</source>
        <translation>检查 %1，%2</translation>
    </message>
    <message>
        <source>Series %1, %2, %3</source>
        <translation>序列 %1，%2，%3</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TraceEventModel</name>
    <message>
        <source>As recorded: %1</source>
        <translation>原始记录：%1</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未记录</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距上一站</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TraceInspector</name>
    <message>
        <source>No event was recorded yet</source>
        <translation>尚无流转记录</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件数</translation>
    </message>
    <message>
        <source>Trace code</source>
        <translation>监管码</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Its master data was not imported; the drug is known from its events alone.</source>
        <translation>尚未导入主数据，仅有流转记录。</translation>
    </message>
    <message>
        <source>Maker</source>
        <translation>生产企业</translation>
    </message>
    <message>
        <source>Produced</source>
        <translation>生产日期</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Latest state</source>
        <translation>最新状态</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>主数据</translation>
    </message>
    <message>
        <source>Recorded besides</source>
        <translation>其他登记信息</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TraceItemModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Trace code</source>
        <translation>监管码</translation>
    </message>
    <message>
        <source>Latest state</source>
        <translation>最新状态</translation>
    </message>
    <message>
        <source>%1 m · %2</source>
        <translation>%1 米 · %2</translation>
    </message>
    <message>
        <source>Distance and state</source>
        <translation>距离和状态</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TracePage</name>
    <message>
        <source>&lt;p&gt;Scan a pack, or paste its trace code into the field at the top, and press Enter: the map shows where the drug was, the list below what happened there. Ctrl+L goes to that field from anywhere on the page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;扫描药盒，或把监管码粘贴到顶部的输入框后按回车：地图显示药品到过哪里，下方列表显示发生了什么。在本页任何位置按 Ctrl+L 可回到该输入框。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;At the left, search by parts of the name or the maker, by category, whole code and production dates; all conditions must hold. Dots on the map show where the drugs found are now.&lt;/p&gt;</source>
        <translation>&lt;p&gt;左侧可按名称或生产企业的任意部分、分类、完整监管码和生产日期查找，各条件须同时满足。地图上的圆点是查到的药品目前所在的位置。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Numbers on the map are those of the list. Stops that lie too close to tell apart share one mark; zoom in to separate them. Alt+Down and Alt+Up step through the events, and a click on a stop selects its event.&lt;/p&gt;</source>
        <translation>&lt;p&gt;地图上的数字与列表序号一致。相距太近的站点合用一个标记，放大后会分开。Alt+↓ 和 Alt+↑ 逐条查看事件，点击站点可选中对应的事件。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Drag the map or use the arrow keys; the wheel, + and - zoom; Home shows the whole path. Ctrl+Shift+E saves the map as a picture.&lt;/p&gt;</source>
        <translation>&lt;p&gt;拖动地图或使用方向键移动；滚轮、+ 和 - 缩放；Home 键显示完整路径。Ctrl+Shift+E 把地图存为图片。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The basemap is schematic and not a standard map. A path says what was recorded, not that a pack is genuine.&lt;/p&gt;</source>
        <translation>&lt;p&gt;底图仅为示意，不是标准地图。流向说明的是登记了什么，并不证明药品是真品。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Scan or paste a trace code</source>
        <translation>扫描或粘贴监管码</translation>
    </message>
    <message>
        <source>Drugs found</source>
        <translation>查到的药品</translation>
    </message>
    <message>
        <source>Events of the open drug</source>
        <translation>当前药品的流转记录</translation>
    </message>
    <message>
        <source>Go to the scan field</source>
        <translation>转到扫码框</translation>
    </message>
    <message>
        <source>Search drugs</source>
        <translation>查找药品</translation>
    </message>
    <message>
        <source>Go to the map</source>
        <translation>转到地图</translation>
    </message>
    <message>
        <source>Clear all conditions</source>
        <translation>清除全部条件</translation>
    </message>
    <message>
        <source>Show the whole path</source>
        <translation>显示完整路径</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>下一事件</translation>
    </message>
    <message>
        <source>Previous event</source>
        <translation>上一事件</translation>
    </message>
    <message>
        <source>Export the map as a picture</source>
        <translation>将地图导出为图片</translation>
    </message>
    <message numerus="yes">
        <source>%n drug(s)</source>
        <translation>
            <numerusform>共 %n 条药品</numerusform>
        </translation>
    </message>
    <message>
        <source>No drugs yet</source>
        <translation>还没有药品</translation>
    </message>
    <message>
        <source>Drugs appear here once their CSV files were imported with wardlightctl import trace-meta and trace-events.</source>
        <translation>用 wardlightctl import trace-meta 和 trace-events 导入 CSV 文件后，药品会显示在这里。</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有符合条件的药品</translation>
    </message>
    <message>
        <source>Every condition above must hold. Names and makers match any part; a trace code must be whole.</source>
        <translation>上面的条件须同时满足。名称和生产企业可只填一部分，监管码须完整。</translation>
    </message>
    <message>
        <source>The drugs could not be read</source>
        <translation>无法读取药品</translation>
    </message>
    <message>
        <source>Nothing is on record for this code</source>
        <translation>没有此监管码的记录</translation>
    </message>
    <message>
        <source>Check the scan: a missing digit or a changed keyboard layout is more likely than a forged pack.</source>
        <translation>请先检查扫码结果：漏扫数字或键盘布局不符，比假药更常见。</translation>
    </message>
    <message>
        <source>The path could not be read</source>
        <translation>无法读取流向</translation>
    </message>
    <message>
        <source>No event was recorded yet</source>
        <translation>尚无流转记录</translation>
    </message>
    <message>
        <source>The drug is registered, but nothing that happened to it was imported.</source>
        <translation>药品已登记，但尚未导入流转事件。</translation>
    </message>
    <message>
        <source>No drug is open</source>
        <translation>未选择药品</translation>
    </message>
    <message>
        <source>Choose one at the left, or scan its code.</source>
        <translation>请在左侧选择，或扫描监管码。</translation>
    </message>
    <message>
        <source>Choose a drug to see its master data and latest state.</source>
        <translation>选择药品后可查看主数据和最新状态。</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>The map was saved as %1.</source>
        <translation>地图已保存为 %1。</translation>
    </message>
    <message>
        <source>The map could not be saved: %1</source>
        <translation>地图未能保存：%1</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>追溯</translation>
    </message>
    <message>
        <source>&lt;p&gt;Ctrl+P plays the drug&apos;s life again: map and list go in step, the slider below the map chooses a moment. A broken red line is a leg that no vehicle can have done.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ctrl+P 重放药品的流转：地图与列表同步，地图下方的滑块选择时刻。红色虚线表示任何车辆都不可能完成的路段。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;At the right, the answer about a scanned pack: Stop, Suspect, Check the scan, Unknown, or No adverse evidence, then each reason with the rows that prove it; click an event among them to see it on the map. What could not be evaluated is named too. A scan is kept on record, because a label that is asked about everywhere has been cloned; looking at the list is not.&lt;/p&gt;</source>
        <translation>&lt;p&gt;右侧是对所扫包装的结论：停用、可疑、请检查扫描、未知或未发现不良证据，随后是每条理由及其证据行；点击其中的事件可在地图上查看。无法评估的内容也会列出。每次扫描都会记录，因为到处被查询的标签可能是仿制的；查看列表则不记录。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Every scan joins the list of scanned packs (Ctrl+B) with its verdict; several codes can be pasted at once. Ctrl+Shift+P saves the verdict as one page.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每次扫描都会连同结论加入已扫描包装的列表（Ctrl+B）；可一次粘贴多个编码。Ctrl+Shift+P 将结论保存为一页。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Search near the chosen event, or the middle of the map</source>
        <translation>在所选事件或地图中心附近查找</translation>
    </message>
    <message>
        <source>Export the list as CSV or spreadsheet</source>
        <translation>将列表导出为 CSV 或电子表格</translation>
    </message>
    <message>
        <source>Save the verdict as PDF</source>
        <translation>将结论保存为 PDF</translation>
    </message>
    <message>
        <source>Show the scanned packs</source>
        <translation>显示已扫描的包装</translation>
    </message>
    <message>
        <source>Empty the list of scanned packs</source>
        <translation>清空已扫描包装的列表</translation>
    </message>
    <message>
        <source>Scanned packs</source>
        <translation>已扫描的包装</translation>
    </message>
    <message>
        <source>Lists of packs</source>
        <translation>包装列表</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查到的</translation>
    </message>
    <message>
        <source>Scanned (%1)</source>
        <translation>已扫描（%1）</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>已扫描</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>表格 (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>The list was saved as %1.</source>
        <translation>列表已保存为 %1。</translation>
    </message>
    <message>
        <source>Scan or choose a pack first: its verdict goes onto the sheet.</source>
        <translation>请先扫描或选择一个包装：单页上写的是它的结论。</translation>
    </message>
    <message>
        <source>Documents (*.pdf)</source>
        <translation>文档 (*.pdf)</translation>
    </message>
    <message>
        <source>The sheet was saved as %1.</source>
        <translation>单页已保存为 %1。</translation>
    </message>
    <message>
        <source>&lt;p&gt;Further conditions become chips below: choose a kind, write a value, press Enter; a click takes one away. A name and a place give what is nearest, by distance; Ctrl+Shift+N takes the place of the chosen event, or the middle of the map; Ctrl+Shift+A lets you draw an area. Ctrl+Shift+S saves the list.&lt;/p&gt;</source>
        <translation>&lt;p&gt;其他条件成为下方的标签：选择一种，填写值，按回车；点击即可移除。有名称和地点时按距离给出最近的；Ctrl+Shift+N 取所选事件的地点，或地图中心；Ctrl+Shift+A 可画出一个区域。Ctrl+Shift+S 保存列表。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Show the stock of sites nearby</source>
        <translation>显示附近地点的库存</translation>
    </message>
    <message>
        <source>Keep the open pack beside the next ones</source>
        <translation>把打开的药品与随后的并排保留</translation>
    </message>
    <message>
        <source>Take all packs from beside</source>
        <translation>移除所有并排的药品</translation>
    </message>
    <message>
        <source>Search inside an area drawn on the map</source>
        <translation>在地图上画出的区域内查找</translation>
    </message>
    <message>
        <source>Open a pack first: it stays beside the next one.</source>
        <translation>请先打开一个药品：它将与下一个并排。</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n packs can be kept beside.</source>
        <translation>
            <numerusform>最多可并排保留 %n 个药品。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 stays beside the packs you open next.</source>
        <translation>%1 将与随后打开的药品并排。</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>&lt;p&gt;Ctrl+Shift+T lists the stock of sites nearby. Ctrl+Shift+U counts the packs found; Enter on a value narrows the search to it. Ctrl+PgDown turns to the next page of a long list. Ctrl+D keeps the open pack beside those you open next, up to three, on the map and with their events in step; again, or Ctrl+Shift+D, lets them go.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Ctrl+Shift+T 列出附近地点的库存。Ctrl+Shift+U 对找到的药品计数；在某个值上按回车即按它缩小查找范围。Ctrl+PgDown 翻到长列表的下一页。Ctrl+D 把打开的药品与随后打开的并排保留，最多三个，在地图上显示且事件同步；再按一次或按 Ctrl+Shift+D 放开。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Count the packs found</source>
        <translation>对找到的药品计数</translation>
    </message>
    <message>
        <source>Next page of the list</source>
        <translation>列表的下一页</translation>
    </message>
    <message>
        <source>Previous page of the list</source>
        <translation>列表的上一页</translation>
    </message>
    <message>
        <source>Drugs %1 to %2, pages with Ctrl+PgUp and Ctrl+PgDown</source>
        <translation>药品 %1 至 %2，用 Ctrl+PgUp 和 Ctrl+PgDown 翻页</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计数</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TraceSearch</name>
    <message>
        <source>Part of the name</source>
        <translation>名称（部分）</translation>
    </message>
    <message>
        <source>Part of the maker&apos;s name</source>
        <translation>生产企业（部分）</translation>
    </message>
    <message>
        <source>Trace code</source>
        <translation>监管码</translation>
    </message>
    <message>
        <source>Produced from</source>
        <translation>生产日期从</translation>
    </message>
    <message>
        <source>Produced to</source>
        <translation>生产日期到</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部分类</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>分类</translation>
    </message>
    <message>
        <source>Clear all conditions</source>
        <translation>清除全部条件</translation>
    </message>
    <message>
        <source>Write dates like 2019-01-31.</source>
        <translation>日期请写成 2019-01-31。</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TrendChart</name>
    <message>
        <source>%1: newest in view %2</source>
        <translation>%1：视图内最新 %2</translation>
    </message>
    <message>
        <source>No values in view</source>
        <translation>视图内没有数值</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::TrendStack</name>
    <message>
        <source>Trend charts</source>
        <translation>趋势图</translation>
    </message>
    <message>
        <source>Time axis</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::VerdictCard</name>
    <message>
        <source>Verdict: %1</source>
        <translation>结论：%1</translation>
    </message>
    <message>
        <source>Nothing on record speaks against this pack. A cloned code would look the same.</source>
        <translation>没有任何记录对此包装不利。仿制的编码看起来也会一样。</translation>
    </message>
    <message>
        <source>%1 %2 · rule %3</source>
        <translation>%1 %2 · 规则 %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more row(s)</source>
        <translation>
            <numerusform>另有 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Show this event on the map</source>
        <translation>在地图上显示此事件</translation>
    </message>
    <message>
        <source>Not evaluated</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>Rule %1: %2</source>
        <translation>规则 %1：%2</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::VitalsInspector</name>
    <message>
        <source>Air or oxygen</source>
        <translation>空气或吸氧</translation>
    </message>
    <message>
        <source>Not for patients under 16.</source>
        <translation>不适用于 16 岁以下患者。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Incomplete, at least %1</source>
        <translation>不完整，至少 %1</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>After NEWS2, Royal College of Physicians 2017, SpO₂ scale 1, values of the last 24 hours. Not in pregnancy.</source>
        <translation>依据 NEWS2（英国皇家内科医师学会，2017），SpO₂ 评分表 1，取最近 24 小时的数值。不适用于妊娠。</translation>
    </message>
    <message>
        <source>Newest at</source>
        <translation>最新于</translation>
    </message>
    <message>
        <source>Recorded at</source>
        <translation>登记于</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>存储于</translation>
    </message>
    <message>
        <source>Table measurements</source>
        <translation>表 measurements</translation>
    </message>
    <message>
        <source>Nothing measured</source>
        <translation>没有测量</translation>
    </message>
    <message>
        <source>Nothing was measured in this range</source>
        <translation>此范围内没有测量</translation>
    </message>
    <message>
        <source>Newest in view</source>
        <translation>视图内最新</translation>
    </message>
    <message>
        <source>In view</source>
        <translation>视图内</translation>
    </message>
    <message>
        <source>Readings</source>
        <translation>读数</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>带标记</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>至</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::VitalsPage</name>
    <message>
        <source>&lt;p&gt;One chart for each vital, on one time axis in local time. The keys 1 to 7 show the last hour to the last 90 days; where nothing was measured so lately, the range ends at the newest reading.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每项体征一张图，共用一条本地时间轴。按键 1 至 7 显示最近 1 小时至最近 90 天；如近期没有测量，范围止于最新读数。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;Drag or use the arrow keys to pan, the wheel, + and - to zoom, Home and End to go to the oldest and newest values. Move the pointer to read all charts at one time; a click pins the crosshair, Ctrl+Left and Ctrl+Right step from reading to reading, Esc lets it go.&lt;/p&gt;</source>
        <translation>&lt;p&gt;拖动或用方向键平移，滚轮、+ 和 - 缩放，Home 和 End 转到最早和最新的数值。移动指针可同时读出各图同一时刻的数值；单击固定十字线，Ctrl+左、Ctrl+右逐个读数移动，Esc 取消。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The line is the mean, the shade reaches from the least to the greatest value: no extreme vanishes, however far you zoom out. The line stops where nothing was measured for three times the usual interval (at least a minute). A hollow diamond marks values with a doubt: implausible, zero, a pressure that contradicts another. They are shown as they came.&lt;/p&gt;</source>
        <translation>&lt;p&gt;线为均值，阴影从最小值到最大值：无论缩到多小，极值都不会消失。超过通常间隔三倍（至少一分钟）没有测量时，线断开。空心菱形表示有疑点的数值：不合理、为零、与其他血压矛盾。它们按原样显示。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;The pale band is the range of healthy adults at rest. Squares on the axis are images, triangles alerts: click one, or choose it with M and press Enter, to go there.&lt;/p&gt;</source>
        <translation>&lt;p&gt;浅色带为健康成人静息时的范围。轴上的方块是影像，三角是报警：单击，或用 M 选择后按 Enter，即可转到。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;T shows every value as a table. Ctrl+Shift+E exports the values in view as CSV.&lt;/p&gt;</source>
        <translation>&lt;p&gt;T 以表格显示每个数值。Ctrl+Shift+E 将视图内的数值导出为 CSV。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;NEWS2 in the inspector uses the newest values of the last 24 hours, at the pinned crosshair or now. A missing value makes it incomplete. It is not for children under 16 and not for pregnancy.&lt;/p&gt;</source>
        <translation>&lt;p&gt;检查栏中的 NEWS2 取固定十字线处或现在之前 24 小时内的最新数值。缺少数值则不完整。不适用于 16 岁以下儿童及妊娠。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The values were saved as %1.</source>
        <translation>数值已保存为 %1。</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>向前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>向后</translation>
    </message>
    <message>
        <source>A whole range earlier</source>
        <translation>向前一整段</translation>
    </message>
    <message>
        <source>A whole range later</source>
        <translation>向后一整段</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Oldest values</source>
        <translation>最早的数值</translation>
    </message>
    <message>
        <source>Newest values</source>
        <translation>最新的数值</translation>
    </message>
    <message>
        <source>Crosshair to the next reading</source>
        <translation>十字线移到下一个读数</translation>
    </message>
    <message>
        <source>Crosshair to the previous reading</source>
        <translation>十字线移到上一个读数</translation>
    </message>
    <message>
        <source>Take the crosshair away</source>
        <translation>取消十字线</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>下一个标记</translation>
    </message>
    <message>
        <source>Previous marker</source>
        <translation>上一个标记</translation>
    </message>
    <message>
        <source>Go to the marked image or alert</source>
        <translation>转到所标记的影像或报警</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Export the values in view</source>
        <translation>导出视图内的数值</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>No patient is open</source>
        <translation>没有打开的患者</translation>
    </message>
    <message>
        <source>Vitals belong to a patient. Open one to see what was measured.</source>
        <translation>生命体征属于患者。打开一名患者以查看测量内容。</translation>
    </message>
    <message>
        <source>Choose a patient</source>
        <translation>选择患者</translation>
    </message>
    <message>
        <source>Nothing was measured yet</source>
        <translation>尚无测量</translation>
    </message>
    <message>
        <source>Values appear here once a monitor sends them or a file of vitals was imported.</source>
        <translation>监护仪发送数值或导入生命体征文件后，数值即显示在此。</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>The vitals could not be read</source>
        <translation>无法读取生命体征</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Open a patient to see the newest values and NEWS2.</source>
        <translation>打开患者以查看最新数值和 NEWS2。</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>尚无测量。</translation>
    </message>
    <message>
        <source>No image and no alert is marked in this range.</source>
        <translation>此范围内没有标记的影像或报警。</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Vitals</source>
        <translation>生命体征</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::WardBoardModel</name>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 名患者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free bed(s)</source>
        <translation>
            <numerusform>%n 张空床</numerusform>
        </translation>
    </message>
    <message>
        <source>Free since %1</source>
        <translation>自 %1 起空床</translation>
    </message>
    <message>
        <source>low, %1 point(s) in NEWS2</source>
        <translation>偏低，NEWS2 得 %1 分</translation>
    </message>
    <message>
        <source>high, %1 point(s) in NEWS2</source>
        <translation>偏高，NEWS2 得 %1 分</translation>
    </message>
    <message>
        <source>no longer recent</source>
        <translation>不再新近</translation>
    </message>
    <message>
        <source>doubtful: flagged when it was measured or recorded</source>
        <translation>可疑：测量或登记时带有标记</translation>
    </message>
    <message>
        <source>Bed</source>
        <translation>床号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Age, gender</source>
        <translation>年龄、性别</translation>
    </message>
    <message>
        <source>MRN</source>
        <translation>病历号</translation>
    </message>
    <message>
        <source>HR /min</source>
        <translation>心率 /min</translation>
    </message>
    <message>
        <source>SpO₂ %</source>
        <translation>SpO₂ %</translation>
    </message>
    <message>
        <source>BP mmHg</source>
        <translation>血压 mmHg</translation>
    </message>
    <message>
        <source>RR /min</source>
        <translation>呼吸 /min</translation>
    </message>
    <message>
        <source>Temp. °C</source>
        <translation>体温 °C</translation>
    </message>
    <message>
        <source>NEWS2</source>
        <translation>NEWS2</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>未处理报警</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::WardView</name>
    <message>
        <source>Ward overview</source>
        <translation>病区总览</translation>
    </message>
    <message>
        <source>Ward</source>
        <translation>病区</translation>
    </message>
    <message>
        <source>All wards</source>
        <translation>全部病区</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>By ward and bed</source>
        <translation>按病区和床位</translation>
    </message>
    <message>
        <source>By NEWS2, sickest first</source>
        <translation>按 NEWS2，最重的在前</translation>
    </message>
    <message>
        <source>By open alerts</source>
        <translation>按未处理报警</translation>
    </message>
    <message>
        <source>Sort beds by ward and number</source>
        <translation>按病区和床号排序床位</translation>
    </message>
    <message>
        <source>Sort beds by NEWS2</source>
        <translation>按 NEWS2 排序床位</translation>
    </message>
    <message>
        <source>Sort beds by open alerts</source>
        <translation>按未处理报警排序床位</translation>
    </message>
    <message>
        <source>Show the next ward</source>
        <translation>显示下一病区</translation>
    </message>
    <message>
        <source>Nobody lies in a ward</source>
        <translation>没有住院患者</translation>
    </message>
    <message>
        <source>Beds appear here with the patients who lie in them, their latest vitals, NEWS2 and open alerts.</source>
        <translation>床位及其患者、最新生命体征、NEWS2 和未处理报警将显示在此。</translation>
    </message>
    <message>
        <source>Import DICOM files</source>
        <translation>导入 DICOM 文件</translation>
    </message>
    <message>
        <source>The wards could not be read</source>
        <translation>无法读取病区</translation>
    </message>
    <message numerus="yes">
        <source>%n patient(s)</source>
        <translation>
            <numerusform>%n 名患者</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free bed(s)</source>
        <translation>
            <numerusform>%n 张空床</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>wardlight::ui::WaveformPane</name>
    <message>
        <source>Not verified</source>
        <translation>未核验</translation>
    </message>
    <message>
        <source>Nobody recorded a hash for this recording, so Wardlight cannot tell whether it is what was acquired. You can look at it all the same; a badge will say that it is not verified.</source>
        <translation>没有人为此记录登记哈希值，因此 Wardlight 无法判断它是否就是所采集的内容。您仍可查看；标记会注明其未核验。</translation>
    </message>
    <message>
        <source>Show the unverified recording</source>
        <translation>显示未核验的记录</translation>
    </message>
    <message>
        <source>The recording is not shown</source>
        <translation>该记录不予显示</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>time not known</source>
        <translation>时间未知</translation>
    </message>
    <message>
        <source>Waveforms</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>No patient is open. The open patient&apos;s electrocardiogram would be here.</source>
        <translation>没有打开的患者。打开患者后，其心电图将显示在此。</translation>
    </message>
    <message>
        <source>No electrocardiogram of this patient. The recording nearest to the crosshair would be here once its DICOM file is imported.</source>
        <translation>该患者没有心电图。导入 DICOM 文件后，离十字线最近的记录将显示在此。</translation>
    </message>
    <message>
        <source>Paper speed</source>
        <translation>走纸速度</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;The strip.&lt;/b&gt; Below the charts stands the recording nearest to the crosshair, with its own time and how far away it is. The paper is true: a small square is a millimetre on this screen. If it is not, measure the screen once (Alt+K).&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;波形条。&lt;/b&gt;趋势图下方是离十字线最近的记录，注明其时间及相距多久。图纸为真实尺寸：一小格在此屏幕上为 1 毫米。如不是，请测量一次屏幕（Alt+K）。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Keys of the strip.&lt;/b&gt; Alt+1, 2, 3: 12.5, 25, 50 mm/s. Alt+4, 5, 6: 5, 10, 20 mm/mV. Alt+L: every lead in its own row, or the standard form. Alt+G: the next group, such as the median beat. Left and Right, Page Up and Page Down, Home and End go through the recording.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;波形条按键。&lt;/b&gt;Alt+1、2、3：12.5、25、50 mm/s。Alt+4、5、6：5、10、20 mm/mV。Alt+L：每个导联单独一行，或标准排列。Alt+G：下一组，例如中位心搏。左右键、Page Up、Page Down、Home、End 在记录中移动。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Measuring.&lt;/b&gt; Drag over the paper, or press Alt+M and move the corner with Shift and the arrow keys: milliseconds, rate and millivolts are shown. Hatched stretches were not recorded.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;测量。&lt;/b&gt;在图纸上拖动，或按 Alt+M 后用 Shift 加方向键移动角点：显示毫秒、心率和毫伏。画斜线的部分没有记录。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::WaveformStrip</name>
    <message>
        <source>Waveform strip</source>
        <translation>波形条</translation>
    </message>
</context>
<context>
    <name>wardlight::ui::WaveformsPart</name>
    <message>
        <source>ECG</source>
        <translation>心电图</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Electrocardiogram or recordings</source>
        <translation>心电图或记录</translation>
    </message>
</context>
</TS>
