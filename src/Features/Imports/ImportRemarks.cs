using System.Globalization;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>What is worth knowing about an import but stops nothing.</summary>
public static class ImportRemarks
{
    private const int NamesTold = 10;

    /// <summary>What is worth knowing about a people file.</summary>
    public static IReadOnlyList<Bilingual> Of(PeoplePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var remarks = new List<Bilingual>();
        if (plan.Draft.IgnoredColumns is { Count: > 0 } ignored)
        {
            remarks.Add(new($"Columns that are not imported: {Names(ignored, ", ")}", $"未导入的列：{Names(ignored, "、")}"));
        }

        if (plan.Untouched > 0)
        {
            remarks.Add(new($"People who are not in the file and stay as they are: {plan.Untouched}", $"不在文件中、保持不变的人员：{plan.Untouched} 人"));
        }

        return remarks;
    }

    /// <summary>What is worth knowing about readings: above all what is left out.</summary>
    public static IReadOnlyList<Bilingual> Of(ReadingsPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var remarks = new List<Bilingual>();
        if (plan.Summary is { FirstPeriod: { } first, LastPeriod: { } last })
        {
            remarks.Add(new($"Months: {first} to {last}", $"月份：{first} 至 {last}"));
        }

        Add(plan.Unmatched.Count, $"Not imported, as no employee is called this: {Names(plan.Unmatched, ", ")}", $"没有对应的员工，不导入：{Names(plan.Unmatched, "、")}");
        Add(plan.Ambiguous.Count, $"Not imported, as several employees are called this: {Names(plan.Ambiguous, ", ")}", $"对应多名员工，不导入：{Names(plan.Ambiguous, "、")}");
        Add(plan.Outside, $"Not imported, as you are not HR of them: {plan.Outside} people", $"不由您负责，不导入：{plan.Outside} 人");
        Add(plan.Summary?.Nobodys ?? 0, $"Rows that name nobody: {plan.Summary?.Nobodys}", $"没有人员的行：{plan.Summary?.Nobodys}");
        Add(plan.Summary?.Undated ?? 0, $"Rows without a date: {plan.Summary?.Undated}", $"没有日期的行：{plan.Summary?.Undated}");
        Add(plan.Summary?.Filtered ?? 0, $"Rows that the mapping leaves out: {plan.Summary?.Filtered}", $"映射规则排除的行：{plan.Summary?.Filtered}");
        return remarks;

        void Add(int count, string en, string zh)
        {
            if (count > 0)
            {
                remarks.Add(new(en, zh));
            }
        }
    }

    private static string Names(IReadOnlyList<string> names, string separator)
    {
        var told = string.Join(separator, names.Take(NamesTold));
        return names.Count <= NamesTold ? told : string.Create(CultureInfo.InvariantCulture, $"{told} … (+{names.Count - NamesTold})");
    }
}
