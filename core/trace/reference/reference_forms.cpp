#include "core/trace/reference/reference_forms.h"

#include <QCoreApplication>

#include <array>

namespace wardlight::trace {

namespace {

using Type = ReferenceColumn::Type;

#define COLUMN_TEXT(text) QT_TRANSLATE_NOOP("ReferenceColumns", text)

constexpr ReferenceColumn DrugMaster[] = {
    {"product_code", "本位码|产品编码|追溯码前七位", Type::ProductCode, true, true,
     COLUMN_TEXT("standard code (本位码), GTIN, or the first 7 digits of the trace codes")},
    {"name", "名称|药品名称", Type::Text, true, false, COLUMN_TEXT("name of the drug")},
    {"category", "分类", Type::Text, false, false, COLUMN_TEXT("category")},
    {"approval", "批准文号", Type::Text, false, false, COLUMN_TEXT("approval number")},
    {"specification", "规格", Type::Text, false, false, COLUMN_TEXT("strength and pack")},
    {"dosage_form", "剂型", Type::Text, false, false, COLUMN_TEXT("dosage form")},
    {"maker", "生产单位|企业名称", Type::Text, false, false, COLUMN_TEXT("maker")},
    {"packaging_level", "包装级别", Type::Level, false, false,
     COLUMN_TEXT("1 box, 2 middle pack, 3 carton")},
    {"lowest_celsius", "最低温度", Type::Number, false, false,
     COLUMN_TEXT("lowest temperature of storage, °C")},
    {"highest_celsius", "最高温度", Type::Number, false, false,
     COLUMN_TEXT("highest temperature of storage, °C")},
    {"excursion_minutes", "允许超温分钟", Type::Amount, false, false,
     COLUMN_TEXT("minutes outside that are allowed in all")},
    {"reading_gap_minutes", "最大记录间隔分钟", Type::Amount, false, false,
     COLUMN_TEXT("longest time between two readings, minutes")},
    {"sales_regions", "销售区域", Type::Text, false, false,
     COLUMN_TEXT("provinces where it may be sold, with ; between them; empty: everywhere")},
};

constexpr ReferenceColumn Sites[] = {
    {"site_id", "机构编码", Type::Code, true, true,
     COLUMN_TEXT("the site's id, as events name it")},
    {"name", "机构名称|名称", Type::Text, true, false, COLUMN_TEXT("name")},
    {"kind", "类型|机构类型", Type::Text, false, false,
     COLUMN_TEXT("maker, wholesaler, pharmacy …")},
    {"region", "省份|地区", Type::Text, false, false, COLUMN_TEXT("province")},
    {"address", "地址", Type::Text, false, false, COLUMN_TEXT("address")},
    {"licence", "许可证号", Type::Text, false, false, COLUMN_TEXT("licence number; empty: none")},
    {"licensed_from", "许可开始|许可起始", Type::Time, false, false,
     COLUMN_TEXT("first instant of the licence")},
    {"licensed_to", "许可结束|许可截止", Type::Time, false, false,
     COLUMN_TEXT("where the licence ends; empty: until further notice")},
    {"latitude_deg", "纬度|latitude|lat", Type::Latitude, false, false,
     COLUMN_TEXT("degrees, WGS-84")},
    {"longitude_deg", "经度|longitude|lon", Type::Longitude, false, false,
     COLUMN_TEXT("degrees, WGS-84")},
};

constexpr ReferenceColumn Approvals[] = {
    {"approval", "批准文号", Type::Text, true, true, COLUMN_TEXT("approval number")},
    {"valid_from", "生效日期|批准日期", Type::Time, true, true, COLUMN_TEXT("first instant")},
    {"valid_to", "失效日期|截止日期", Type::Time, false, false,
     COLUMN_TEXT("where it ends or was withdrawn; empty: until further notice")},
    {"name", "名称|药品名称", Type::Text, false, false, COLUMN_TEXT("name of the drug")},
    {"holder", "持有人|企业名称", Type::Text, false, false, COLUMN_TEXT("holder")},
};

constexpr ReferenceColumn Recalls[] = {
    {"recall_id", "召回编号", Type::Code, true, true, COLUMN_TEXT("number of the recall")},
    {"code", "监管号|追溯码", Type::Text, false, false,
     COLUMN_TEXT("trace code; a recall names a code or a batch")},
    {"batch", "批号", Type::Text, false, false, COLUMN_TEXT("batch")},
    {"name", "名称|药品名称", Type::Text, false, false,
     COLUMN_TEXT("name of the drug, with a batch")},
    {"maker", "企业名称|生产单位", Type::Text, false, false, COLUMN_TEXT("maker, with a batch")},
    {"class", "召回级别|级别", Type::Text, false, false, COLUMN_TEXT("class")},
    {"reason", "召回原因|原因", Type::Text, false, false, COLUMN_TEXT("reason")},
    {"in_force_from", "开始日期|召回日期", Type::Time, true, false, COLUMN_TEXT("first instant")},
    {"in_force_to", "结束日期|解除日期", Type::Time, false, false,
     COLUMN_TEXT("where it was lifted; empty: still in force")},
};

constexpr ReferenceColumn Stock[] = {
    {"site_id", "机构编码", Type::Code, true, true, COLUMN_TEXT("the site's id")},
    {"name", "名称|药品名称", Type::Text, true, true, COLUMN_TEXT("name of the drug")},
    {"batch", "批号", Type::Text, false, true, COLUMN_TEXT("batch")},
    {"counted_at", "盘点时间|日期", Type::Time, true, true, COLUMN_TEXT("when it was counted")},
    {"quantity", "数量", Type::Amount, true, false, COLUMN_TEXT("how many")},
    {"unit", "单位", Type::Text, false, false, COLUMN_TEXT("of what")},
};

constexpr ReferenceColumn Readings[] = {
    {"subject", "监管号|批号|追溯码|code|batch", Type::Code, true, true,
     COLUMN_TEXT("the trace code or the batch that was measured")},
    {"read_at", "时间|记录时间|time", Type::Time, true, true, COLUMN_TEXT("when")},
    {"sensor", "传感器|设备", Type::Text, false, true, COLUMN_TEXT("sensor")},
    {"celsius", "温度|temperature", Type::Number, true, false, COLUMN_TEXT("temperature, °C")},
    {"humidity_percent", "湿度|humidity", Type::Number, false, false,
     COLUMN_TEXT("relative humidity, %")},
};

constexpr ReferenceColumn Packing[] = {
    {"child", "子码|监管号", Type::Code, true, true, COLUMN_TEXT("the code inside")},
    {"parent", "父码|上级码", Type::Code, true, true, COLUMN_TEXT("the code of what it is in")},
    {"packed_at", "装入时间|包装时间", Type::Time, true, true, COLUMN_TEXT("when it was packed")},
    {"unpacked_at", "取出时间|拆包时间", Type::Time, false, false,
     COLUMN_TEXT("when it was taken out; empty: still inside")},
};

#undef COLUMN_TEXT

constexpr std::array Kinds = {ReferenceKind::DrugMaster, ReferenceKind::Sites,
                              ReferenceKind::Approvals,  ReferenceKind::Recalls,
                              ReferenceKind::Stock,      ReferenceKind::Readings,
                              ReferenceKind::Packing};

constexpr std::array Forms = {
    ReferenceForm{ReferenceKind::DrugMaster, "drug-master", "drug_master", DrugMaster},
    ReferenceForm{ReferenceKind::Sites, "sites", "sites", Sites},
    ReferenceForm{ReferenceKind::Approvals, "approvals", "approvals", Approvals},
    ReferenceForm{ReferenceKind::Recalls, "recalls", "recalls", Recalls},
    ReferenceForm{ReferenceKind::Stock, "stock", "trace_stock", Stock},
    ReferenceForm{ReferenceKind::Readings, "readings", "trace_readings", Readings},
    ReferenceForm{ReferenceKind::Packing, "packing", "trace_packing", Packing},
};

} // namespace

const ReferenceForm& referenceForm(ReferenceKind kind)
{
    return Forms[std::size_t(kind)];
}

std::span<const ReferenceKind> referenceKinds()
{
    return Kinds;
}

QString translatedDescription(const ReferenceColumn& column)
{
    return QCoreApplication::translate("ReferenceColumns", column.description);
}

QString ReferenceRow::id(const ReferenceForm& form) const
{
    QStringList parts;
    for (std::size_t i = 0; i < form.columns.size(); ++i) {
        if (form.columns[i].isKey && !values[qsizetype(i)].isEmpty())
            parts << values[qsizetype(i)];
    }
    return parts.join(u'/');
}

} // namespace wardlight::trace
