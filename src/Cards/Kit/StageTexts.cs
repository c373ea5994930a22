using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;

namespace PerfBot.Cards.Kit;

/// <summary>Words that many cards share: stages, periods, days.</summary>
public static class StageTexts
{
    /// <summary>The stage's name.</summary>
    public static string Stage(this Language lang, StageKind kind)
    {
        ArgumentNullException.ThrowIfNull(lang);
        return kind switch
        {
            StageKind.SetPlan => lang.Say("Plan", "计划制定"),
            StageKind.AgreePlan => lang.Say("Plan agreement", "计划确认"),
            StageKind.CheckIn => lang.Say("Check-in", "中期反馈"),
            StageKind.ConfirmData => lang.Say("Data confirmation", "数据确认"),
            StageKind.SelfReview => lang.Say("Self-assessment", "员工自评"),
            StageKind.RaterFeedback => lang.Say("360 feedback", "360评价"),
            StageKind.ManagerReview => lang.Say("Manager's scoring", "主管评分"),
            StageKind.SecondReview => lang.Say("Second review", "上级复核"),
            StageKind.HrReview => lang.Say("HR review", "HR审核"),
            StageKind.Calibration => lang.Say("Calibration", "校准"),
            StageKind.OpenResult => lang.Say("Results", "结果反馈"),
            StageKind.Interview => lang.Say("Interview", "绩效面谈"),
            StageKind.Acknowledge => lang.Say("Acknowledgement", "结果确认"),
            StageKind.Appeal => lang.Say("Appeal", "异议"),
            StageKind.FollowUp => lang.Say("Follow-up", "后续跟进"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A stage without a name."),
        };
    }

    /// <summary>The period as people call it: <c>Q3 2026</c>, <c>2026年第三季度</c>.</summary>
    public static string Period(this Language lang, CyclePeriod period)
    {
        ArgumentNullException.ThrowIfNull(lang);
        ArgumentNullException.ThrowIfNull(period);
        var last = period.To.AddDays(-1);
        var quarter = ((period.From.Month - 1) / 3) + 1;
        var chineseQuarter = "一二三四"[quarter - 1];
        return period.Kind switch
        {
            PeriodKind.Month => lang.Month(period.From),
            PeriodKind.Quarter => lang.Say($"Q{quarter} {period.From.Year}", $"{period.From.Year}年第{chineseQuarter}季度"),
            PeriodKind.HalfYear => lang.Say($"H{(quarter + 1) / 2} {period.From.Year}", $"{period.From.Year}年{(quarter < 3 ? "上" : "下")}半年"),
            PeriodKind.Year => lang.Say($"{period.From.Year}", $"{period.From.Year}年"),
            _ => lang.Say($"{lang.Month(period.From)} – {lang.Month(last)}", $"{lang.Month(period.From)}至{lang.Month(last)}"),
        };
    }

    /// <summary>The cycle as people call it: programme and period.</summary>
    public static string Cycle(this Language lang, CycleName cycle)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        return lang.Say($"{lang.Say(cycle.Programme)}, {lang.Period(cycle.Period)}", $"{lang.Period(cycle.Period)} {lang.Say(cycle.Programme)}");
    }

    /// <summary>When something is due, seen from <paramref name="today"/>: in words where that is near.</summary>
    public static string Due(this Language lang, DateOnly dueOn, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lang);
        var days = dueOn.DayNumber - today.DayNumber;
        return days switch
        {
            < 0 => lang.Say($"overdue by {lang.Count(-days, "day", "days", "天")}", $"已逾期 {lang.Count(-days, "day", "days", "天")}"),
            0 => lang.Say("due today", "今天截止"),
            1 => lang.Say("due tomorrow", "明天截止"),
            _ => lang.Say($"due {lang.ShortDay(dueOn)}", $"{lang.ShortDay(dueOn)}截止"),
        };
    }
}

/// <summary>What a cycle is called.</summary>
public sealed record CycleName(Domain.Kernel.Bilingual Programme, CyclePeriod Period);
