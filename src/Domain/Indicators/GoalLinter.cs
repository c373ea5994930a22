using System.Text;
using System.Text.RegularExpressions;

namespace PerfBot.Domain.Indicators;

/// <summary>Looks at the wording of a goal or of an indicator, in Chinese or English, and says what is questionable. It only warns.</summary>
/// <remarks>
/// Rules that a person can follow, no model: words that say "better" without a figure, work that is only attendance or reporting, and no figure at
/// all. A frequency ("every week") or a date is no figure; a thing to deliver by a date is as good as one.
/// </remarks>
public static partial class GoalLinter
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>What is questionable about a goal as a person would set it; empty where nothing is.</summary>
    public static IReadOnlyList<GoalRemark> Goal(string text) => Look(text, needsFigure: true);

    /// <summary>What is questionable about an indicator's name: its figure stands in the target beside it.</summary>
    public static IReadOnlyList<GoalRemark> Name(string text) => Look(text, needsFigure: false);

    private static List<GoalRemark> Look(string text, bool needsFigure)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Normalize(NormalizationForm.FormKC);
        var timeless = Times().Replace(plain, " ");
        var measured = Figure().IsMatch(timeless);
        var remarks = new List<GoalRemark>();
        if (Reporting().Match(plain) is { Success: true } report)
        {
            remarks.Add(new(GoalFault.Unrelated, report.Value.Trim()));
        }
        else if (!measured && Attendance().Match(plain) is { Success: true } attendance)
        {
            remarks.Add(new(GoalFault.Unrelated, attendance.Value.Trim()));
        }

        if (!measured && Better().Match(timeless) is { Success: true } better)
        {
            remarks.Add(new(GoalFault.Vague, better.Value.Trim()));
        }

        if (needsFigure && remarks.Count == 0 && !measured && !Delivery().IsMatch(plain))
        {
            remarks.Add(new(GoalFault.NoFigure, ""));
        }

        return remarks;
    }

    /// <summary>Verbs of improvement and effort where a clause begins. Inside a name ("流程优化与效率提升") they name a thing.</summary>
    [GeneratedRegex(
        @"(^\W*|(?<=[,;。、和并及])\s*)((进一步|持续|不断|努力|积极|大力|全面|切实|尽量|尽力|着力)地?)*"
        + @"(提高|提升|加强|增强|改善|改进|加大|强化|优化|促进|推动|推进|完善|做好|搞好|深化|扩大|重视|维护好)"
        + @"|(更好|更快|更多|更高|显著|大幅|明显)地?(提高|提升|改善|增长|完成|服务)"
        + @"|(^\W*|(?<=,|\band)\s+)((try to|continuously|further|keep) )*(improve|increase|strengthen|enhance|boost|optimi[sz]e|support|foster|promote|do better|work on|improving)\b",
        Options)]
    private static partial Regex Better();

    /// <summary>Being there: worth a rule of the house, not a goal.</summary>
    [GeneratedRegex(
        @"(按时|准时|每天|每日|坚持|上下班|上班|下班)\s*(上下班|上班|下班)?\s*打卡|^\W*打卡\W*$|(按时|准时)(上下班|上班|到岗|出勤)|不(迟到|早退|旷工)|(参加|出席)(例会|晨会|周会)|(保持|做到)?(全勤|满勤)"
        + @"|\b(clock(ing)? (in|out)|punch(ing)? (in|out)|(arrive|come to work|be at work|be) on time|perfect attendance|attend (the )?(weekly |daily |team )?(meetings?|stand-?ups?))\b",
        Options)]
    private static partial Regex Attendance();

    /// <summary>Reporting about the own work, however often.</summary>
    [GeneratedRegex(
        @"(写|交|提交|上交|撰写|填写|填|发|发送|完成)\s*(\d+|[一二两三四五])?\s*[份篇次]?\s*(工作)?(周报|日报|月报|工作日志)"
        + @"|\b(write|writing|submit|send|file|hand in)( (a|an|the|my|your|\d+|one))? (daily|weekly|monthly|status) (reports?|status|updates?)\b",
        Options)]
    private static partial Regex Reporting();

    /// <summary>When and how often: neither says how much.</summary>
    [GeneratedRegex(
        @"每(个)?(天|日|周|星期|月|季度|季|年|半年)|本(周|月|季度|年度|年)|全年|\d{2,4}\s*年(度|底|初|末)?|第?[一二三四1-4]\s*季度?|[上下]半年|\d{1,2}\s*月(份|底|初|末)?(\s*\d{1,2}\s*[日号])?"
        + @"|\bQ[1-4]\b|\bH[12]\b|\b(19|20)\d{2}([-/.]\d{1,2}){0,2}\b"
        + @"|\b(january|february|march|april|may|june|july|august|september|october|november|december)( \d{1,2})?\b",
        Options)]
    private static partial Regex Times();

    /// <summary>A number in digits, or one in words with what it counts.</summary>
    [GeneratedRegex(
        @"\d|百分之|(?<![每这那同第进])[零一二两三四五六七八九十百千万亿半]+\s*多?\s*(个|家|次|篇|场|份|人|名|位|天|小时|分钟|元|万|亿|成|倍|项|单|件|起|户|台|款|条|套|批|本|节|种|门|级)|翻一?番|减半|零(投诉|差错|事故|缺陷|失误)"
        + @"|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|thousand|million|dozen|half|double|triple|twice|zero|percent)\b",
        Options)]
    private static partial Regex Figure();

    /// <summary>Something to hand over by a date: whether it is there can be told without a figure.</summary>
    [GeneratedRegex(
        @"(\d\s*[日号月]|[年月季周]底|季度[末内]|年末|月末|年内|[上下]半年).*(完成|上线|交付|发布|建成|建立|通过|取得|签订|签约|落地|验收|搭建|开通|投产|达成)"
        + @"|\b(launch|deliver|release|complete|finish|ship|publish|obtain|pass|sign|open|roll out|go live)\b.*\b(by|before|until|in|within)\b.*(\bQ[1-4]\b|\d|\b(january|february|march|april|may|june|july|august|september|october|november|december|year|quarter|month)\b)",
        Options)]
    private static partial Regex Delivery();
}
