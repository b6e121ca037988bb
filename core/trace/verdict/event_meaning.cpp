#include "core/trace/verdict/event_meaning.h"

#include <QHash>

#include <optional>

namespace wardlight::trace {

namespace {

using Words = QHash<QString, EventMeaning>;

const Words& statusWords()
{
    static const Words words{
        {QStringLiteral("召回"), EventMeaning::Recalled},
        {QStringLiteral("召回中"), EventMeaning::Recalled},
        {QStringLiteral("recalled"), EventMeaning::Recalled},
        {QStringLiteral("解除召回"), EventMeaning::RecallLifted},
        {QStringLiteral("召回解除"), EventMeaning::RecallLifted},
        {QStringLiteral("损毁"), EventMeaning::Damaged},
        {QStringLiteral("损坏"), EventMeaning::Damaged},
        {QStringLiteral("破损"), EventMeaning::Damaged},
        {QStringLiteral("damaged"), EventMeaning::Damaged},
        {QStringLiteral("销毁"), EventMeaning::Destroyed},
        {QStringLiteral("已销毁"), EventMeaning::Destroyed},
        {QStringLiteral("destroyed"), EventMeaning::Destroyed},
        {QStringLiteral("被盗"), EventMeaning::Stolen},
        {QStringLiteral("失窃"), EventMeaning::Stolen},
        {QStringLiteral("丢失"), EventMeaning::Stolen},
        {QStringLiteral("stolen"), EventMeaning::Stolen},
        {QStringLiteral("已售"), EventMeaning::Sold},
        {QStringLiteral("retail_sold"), EventMeaning::Sold},
        {QStringLiteral("dispensed"), EventMeaning::Dispensed},
        {QStringLiteral("退货"), EventMeaning::Returned},
        {QStringLiteral("returned"), EventMeaning::Returned},
    };
    return words;
}

const Words& linkWords()
{
    static const Words words{
        {QStringLiteral("生产"), EventMeaning::Commissioned},
        {QStringLiteral("赋码"), EventMeaning::Commissioned},
        {QStringLiteral("commissioning"), EventMeaning::Commissioned},
        {QStringLiteral("质检"), EventMeaning::Inspected},
        {QStringLiteral("inspecting"), EventMeaning::Inspected},
        {QStringLiteral("包装"), EventMeaning::Packed},
        {QStringLiteral("装箱"), EventMeaning::Packed},
        {QStringLiteral("packing"), EventMeaning::Packed},
        {QStringLiteral("拆箱"), EventMeaning::Unpacked},
        {QStringLiteral("unpacking"), EventMeaning::Unpacked},
        {QStringLiteral("出库"), EventMeaning::Shipped},
        {QStringLiteral("发货"), EventMeaning::Shipped},
        {QStringLiteral("配送"), EventMeaning::Shipped},
        {QStringLiteral("shipping"), EventMeaning::Shipped},
        {QStringLiteral("departing"), EventMeaning::Shipped},
        {QStringLiteral("运输"), EventMeaning::InTransit},
        {QStringLiteral("transporting"), EventMeaning::InTransit},
        {QStringLiteral("入库"), EventMeaning::Received},
        {QStringLiteral("收货"), EventMeaning::Received},
        {QStringLiteral("签收"), EventMeaning::Received},
        {QStringLiteral("receiving"), EventMeaning::Received},
        {QStringLiteral("arriving"), EventMeaning::Received},
        {QStringLiteral("accepting"), EventMeaning::Received},
        {QStringLiteral("storing"), EventMeaning::Received},
        {QStringLiteral("售卖"), EventMeaning::OnShelf},
        {QStringLiteral("上架"), EventMeaning::OnShelf},
        {QStringLiteral("在售"), EventMeaning::OnShelf},
        {QStringLiteral("stocking"), EventMeaning::OnShelf},
        {QStringLiteral("已售"), EventMeaning::Sold},
        {QStringLiteral("售出"), EventMeaning::Sold},
        {QStringLiteral("销售"), EventMeaning::Sold},
        {QStringLiteral("retail_selling"), EventMeaning::Sold},
        {QStringLiteral("发药"), EventMeaning::Dispensed},
        {QStringLiteral("dispensing"), EventMeaning::Dispensed},
        {QStringLiteral("退货"), EventMeaning::Returned},
        {QStringLiteral("退回"), EventMeaning::Returned},
        {QStringLiteral("冲红"), EventMeaning::Returned},
        {QStringLiteral("撤销"), EventMeaning::Returned},
        {QStringLiteral("returning"), EventMeaning::Returned},
        {QStringLiteral("销毁"), EventMeaning::Destroyed},
        {QStringLiteral("destroying"), EventMeaning::Destroyed},
        {QStringLiteral("召回"), EventMeaning::Recalled},
        {QStringLiteral("解除召回"), EventMeaning::RecallLifted},
    };
    return words;
}

/// The last word of a CBV URI ("urn:epcglobal:cbv:bizstep:shipping",
/// "https://ref.gs1.org/cbv/BizStep-shipping"); other texts as they are, lower case.
QString bareWord(const QString& text)
{
    const QString lower = text.trimmed().toLower();
    if (!lower.startsWith(QLatin1String("urn:")) && !lower.startsWith(QLatin1String("http")))
        return lower;
    const qsizetype end =
        std::max({lower.lastIndexOf(u':'), lower.lastIndexOf(u'/'), lower.lastIndexOf(u'-')});
    return lower.mid(end + 1);
}

QString firstField(const Event& event, std::initializer_list<const char*> names)
{
    for (const char* name : names) {
        const QString value = event.extension.value(QString::fromUtf8(name));
        if (!value.isEmpty())
            return value;
    }
    return {};
}

} // namespace

EventMeaning meaningOf(const Event& event)
{
    const auto status = statusWords().constFind(bareWord(event.status));
    if (status != statusWords().cend())
        return *status;
    return linkWords().value(bareWord(event.link), EventMeaning::Other);
}

QString siteOf(const Event& event)
{
    return firstField(event, {"机构编码", "机构", "site_id", "site", "bizLocation", "readPoint"});
}

bool isDeclaredError(const Event& event)
{
    return !firstField(event, {"errorDeclaration", "error_declaration", "错误声明"}).isEmpty();
}

} // namespace wardlight::trace
