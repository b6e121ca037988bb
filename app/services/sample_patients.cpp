#include "app/services/sample_patients.h"

#include <QSet>
#include <QUuid>

#include <array>
#include <random>

namespace wardlight::services {

namespace {

using patients::Gender;
using patients::NewPatient;

constexpr int BedsPerWard = 10;
constexpr int BedCount = 40; ///< all of them taken
constexpr int PatientCount = 60;
constexpr qint64 SecondsPerHour = 3'600;

/// The namespace of the ids of sample patients.
const QUuid SampleNamespace(QStringLiteral("6f2c1b0e-58a4-4d0f-9d43-7c1f2a9be5d1"));

const std::array Wards = {QStringLiteral("Internal Medicine 内科"),
                          QStringLiteral("Cardiology 心内科"), QStringLiteral("Surgery 外科"),
                          QStringLiteral("Intensive Care 重症监护室")};

struct WrittenName
{
    const char* latin;
    const char* native; ///< empty for names from elsewhere
};

constexpr std::array ChineseFamilies = {
    WrittenName{"Wang", "王"},    WrittenName{"Li", "李"},    WrittenName{"Zhang", "张"},
    WrittenName{"Liu", "刘"},     WrittenName{"Chen", "陈"},  WrittenName{"Yang", "杨"},
    WrittenName{"Zhao", "赵"},    WrittenName{"Huang", "黄"}, WrittenName{"Zhou", "周"},
    WrittenName{"Wu", "吴"},      WrittenName{"Xu", "徐"},    WrittenName{"Sun", "孙"},
    WrittenName{"Ma", "马"},      WrittenName{"Zhu", "朱"},   WrittenName{"Hu", "胡"},
    WrittenName{"Guo", "郭"},     WrittenName{"He", "何"},    WrittenName{"Gao", "高"},
    WrittenName{"Ouyang", "欧阳"}};
constexpr std::array ChineseMen = {WrittenName{"Wei", "伟"},        WrittenName{"Qiang", "强"},
                                   WrittenName{"Jun", "军"},        WrittenName{"Jianguo", "建国"},
                                   WrittenName{"Zhiqiang", "志强"}, WrittenName{"Haitao", "海涛"},
                                   WrittenName{"Yichen", "奕辰"},   WrittenName{"Guohua", "国华"}};
constexpr std::array ChineseWomen = {
    WrittenName{"Fang", "芳"},      WrittenName{"Min", "敏"},       WrittenName{"Jing", "静"},
    WrittenName{"Xiuying", "秀英"}, WrittenName{"Guilan", "桂兰"},  WrittenName{"Yutong", "雨桐"},
    WrittenName{"Lihua", "丽华"},   WrittenName{"Xiaohong", "晓红"}};
constexpr std::array EnglishFamilies = {"Harris", "O'Connor", "Ashworth", "Patel",    "Müller",
                                        "Novak",  "Brown",    "MacLeod",  "Ferreira", "Whitfield"};
constexpr std::array EnglishMen = {"Thomas", "George", "Daniel", "Arthur", "Samir", "Oliver"};
constexpr std::array EnglishWomen = {"Margaret", "Emily", "Helen", "Priya", "Grace", "Zoë"};
constexpr std::array Substances = {"Penicillin",     "Sulfonamides", "Iodinated contrast",
                                   "Latex",          "Aspirin",      "青霉素 (penicillin)",
                                   "Cephalosporins", "花生 (peanut)"};

/// The generator is the standard's, and so the same everywhere; its distributions are not.
class Dice
{
public:
    explicit Dice(quint32 seed) : m_engine(seed) {}

    int below(int limit) { return static_cast<int>(m_engine() % static_cast<quint32>(limit)); }
    template <class Choices>
    const auto& among(const Choices& choices)
    {
        return choices[static_cast<std::size_t>(below(static_cast<int>(choices.size())))];
    }

private:
    std::mt19937 m_engine;
};

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

void giveName(patients::Patient& patient, Dice& dice)
{
    const bool isMan = patient.gender == Gender::Male;
    if (dice.below(10) < 7) {
        const WrittenName& family = dice.among(ChineseFamilies);
        const WrittenName& given = isMan ? dice.among(ChineseMen) : dice.among(ChineseWomen);
        patient.lastName = text(family.latin);
        patient.firstName = text(given.latin);
        patient.nativeName = text(family.native) + text(given.native);
    } else {
        patient.lastName = text(dice.among(EnglishFamilies));
        patient.firstName = text(isMan ? dice.among(EnglishMen) : dice.among(EnglishWomen));
    }
}

QString newMrn(Dice& dice, QSet<QString>& taken)
{
    QString mrn;
    do {
        mrn = QStringLiteral("%1-%2")
                  .arg(dice.below(1000), 4, 10, QChar(u'0'))
                  .arg(dice.below(10'000), 4, 10, QChar(u'0'));
    } while (taken.contains(mrn));
    taken.insert(mrn);
    return mrn;
}

/// A third is not known, a third none known, the others have one or two.
patients::Allergies rollAllergies(Dice& dice)
{
    switch (dice.below(3)) {
    case 0:
        return std::nullopt;
    case 1:
        return QStringList();
    default:
        break;
    }
    QStringList substances = {text(dice.among(Substances))};
    const QString second = text(dice.among(Substances));
    if (dice.below(3) == 0 && !substances.contains(second))
        substances.append(second);
    return substances;
}

/// Who came before whoever lies in an odd-numbered bed now, and left a few hours before them.
int bedOfFormer(int number)
{
    return ((number - BedCount) * 2 + 1) % BedCount;
}

/// Since how many hours somebody lies in a bed: half of them for longer than a month, so that the
/// two in a bed cover the last 30 days.
int hoursSinceAdmission(quint32 seed, int bed)
{
    Dice dice(seed + 7'919 * quint32(bed + 1));
    const int days = bed % 2 == 0 ? 31 + dice.below(12) : 2 + dice.below(11);
    return days * 24 + dice.below(10);
}

/// The stays of a patient; the first BedCount of them still lie in the bed of their number.
std::vector<patients::Encounter> rollStays(Dice& dice, quint32 seed, int number,
                                           const QDateTime& now)
{
    std::vector<patients::Encounter> stays;
    const auto hoursAgo = [&](int hours) { return now.addSecs(-hours * SecondsPerHour); };
    if (dice.below(4) == 0) {
        const int from = 200 + dice.below(400);
        stays.push_back({dice.among(Wards), QString::number(1 + dice.below(BedsPerWard)),
                         hoursAgo(from * 24), hoursAgo((from - 3 - dice.below(12)) * 24)});
    }
    const bool isIn = number < BedCount;
    const int bed = isIn ? number : bedOfFormer(number);
    const int since = hoursSinceAdmission(seed, bed);
    stays.push_back({Wards[static_cast<std::size_t>(bed / BedsPerWard)],
                     QString::number(bed % BedsPerWard + 1),
                     hoursAgo(isIn ? since : (31 + dice.below(9)) * 24),
                     isIn ? QDateTime() : hoursAgo(since + 1 + dice.below(20))});
    return stays;
}

/// Mostly old; one young in each ward, and a few children among those who went home.
QDate rollBirth(Dice& dice, int number)
{
    const auto yearsAgo = [&](int youngest, int oldest) {
        return QDate(2026, 2, 1).addDays(-youngest * 365 - dice.below((oldest - youngest) * 365));
    };
    if (number > BedCount && number % 6 == 0)
        return yearsAgo(0, 14);
    return number % 10 == 9 ? yearsAgo(19, 44) : yearsAgo(48, 93);
}

NewPatient rollPatient(Dice& dice, quint32 seed, int number, QSet<QString>& mrns,
                       const QDateTime& now)
{
    NewPatient rolled;
    rolled.patient.mrn = newMrn(dice, mrns);
    rolled.patient.gender = dice.below(2) == 0 ? Gender::Male : Gender::Female;
    giveName(rolled.patient, dice);
    rolled.patient.dateOfBirth = rollBirth(dice, number);
    rolled.allergies = rollAllergies(dice);
    rolled.encounters = rollStays(dice, seed, number, now);
    return rolled;
}

/// The one patient that pictures and documentation show.
void makeFirst(patients::NewPatient& first)
{
    first.patient.mrn = QStringLiteral("0042-7718");
    first.patient.lastName = QStringLiteral("Zhang");
    first.patient.firstName = QStringLiteral("Wei");
    first.patient.nativeName = QStringLiteral("张伟");
    first.patient.gender = Gender::Male;
    first.patient.dateOfBirth = QDate(1945, 7, 14);
    first.allergies = QStringList{QStringLiteral("Penicillin")};
}

} // namespace

std::vector<NewPatient> samplePatients(quint32 seed, const QDateTime& now)
{
    Dice dice(seed);
    QSet<QString> mrns = {QStringLiteral("0042-7718")};
    std::vector<NewPatient> people;
    for (int number = 0; number < PatientCount; ++number) {
        NewPatient person = rollPatient(dice, seed, number, mrns, now);
        if (number == 0)
            makeFirst(person);
        person.patient.id = PatientId(QUuid::createUuidV5(
            SampleNamespace, QStringLiteral("%1/%2").arg(seed).arg(person.patient.mrn)));
        people.push_back(std::move(person));
    }
    return people;
}

} // namespace wardlight::services
