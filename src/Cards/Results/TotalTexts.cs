using PerfBot.Cards.Kit;
using PerfBot.Domain.Scoring;

namespace PerfBot.Cards.Results;

/// <summary>The words around how a total comes about.</summary>
internal sealed class TotalTexts(Language lang)
{
    private readonly ResultsTexts _results = new(lang);

    public string Title => lang.Say("How the total comes about", "总分如何得出");
    public string AsText => lang.Say("All as text", "全部说明（文字）");
    public string Explained => lang.Say("The result, explained", "考核结果说明");
    public string HowToRead => lang.Say("Earned = weight × points ÷ 100, rounded to two decimals.", "贡献分 = 权重 × 得分 ÷ 100，保留两位小数。");
    public string Earned => lang.Say("Earned", "贡献分");
    public string Sum => lang.Say("Sum", "合计");

    /// <summary>The header of the lines' table.</summary>
    public IReadOnlyList<string> Header => [_results.Line, _results.Weight, _results.Points, Earned];

    /// <summary>One line of the table.</summary>
    public IReadOnlyList<string> Row(LineScore line) =>
    [
        lang.Say(line.Line.Name),
        lang.Number(line.EffectiveWeight) + "%",
        line.State switch
        {
            LineState.NotApplicable => _results.NotApplicableWord,
            LineState.Missing when line.Points is null => _results.MissingWord,
            _ => _results.PointsOf(line),
        },
        line.Contribution is { } contribution ? lang.Number(contribution) : "–",
    ];

    /// <summary>The last line of the table.</summary>
    public IReadOnlyList<string> SumRow(SegmentScore segment) => [Sum, lang.Number(segment.Lines.Sum(l => l.EffectiveWeight)) + "%", "", Total(segment.Total)];

    /// <summary>Whose lines follow, where there are several posts or times.</summary>
    public string Part(AssignmentScore assignment, SegmentScore segment)
    {
        var days = lang.Say($"{lang.Day(segment.From)} to {lang.Day(segment.To.AddDays(-1))}", $"{lang.Day(segment.From)} 至 {lang.Day(segment.To.AddDays(-1))}");
        return assignment.Segments.Count > 1 ? $"{assignment.Name} · {days}" : assignment.Name;
    }

    /// <summary>How the times of one post come together.</summary>
    public string Days(AssignmentScore assignment)
    {
        var rated = assignment.Segments.Where(s => s.Total is not null).ToList();
        var sum = string.Join(" + ", rated.Select(s => $"{lang.Number(s.Total!.Value)} × {s.Days}"));
        var days = rated.Sum(s => s.Days);
        return lang.Say(
            $"{assignment.Name}, by days: ({sum}) ÷ {lang.Count(days, "day", "days", "天")} = {Total(assignment.Total)}",
            $"{assignment.Name}，按天数加权：({sum}) ÷ {days} 天 = {Total(assignment.Total)}");
    }

    /// <summary>How the posts come together.</summary>
    public string Shares(Score score)
    {
        var rated = score.Assignments.Where(a => a.Total is not null).ToList();
        var sum = string.Join(" + ", rated.Select(a => $"{lang.Number(a.Total!.Value)} × {lang.Number(a.Share)}%"));
        var shares = rated.Sum(a => a.Share);
        var over = shares == 100m ? sum : $"({sum}) ÷ {lang.Number(shares)}%";
        return lang.Say($"Posts, by share: {over} = {Total(score.Total)}", $"各岗位按占比加权：{over} = {Total(score.Total)}");
    }

    /// <summary>Which grade the total earns, and where the others start.</summary>
    public string Grade(string grade, IReadOnlyList<Grade> grades, decimal total)
    {
        var all = string.Join(lang.Say(", ", "，"), grades.Select(g => lang.Say($"{Name(g)} from {lang.Number(g.From)}", $"{Name(g)} {lang.Number(g.From)} 分起")));
        return lang.Say(
            $"{lang.Number(total)} earns {Name(grades.First(g => g.Name == grade))} ({all}).",
            $"{lang.Number(total)} 分对应等级：{Name(grades.First(g => g.Name == grade))}（{all}）。");
    }

    /// <summary>A knock-out rule that fired, and what it left of the grade.</summary>
    public string KnockedOut(FiredKnockOut fired, string line, IReadOnlyList<Grade> grades)
    {
        var most = Name(grades.First(g => g.Name == fired.Rule.GradeAtMost));
        return $"{_results.KnockedOut(fired, line)} {lang.Say($"At most: {most}.", $"最高等级：{most}。")}";
    }

    /// <summary>Where points were lost, the most first; null where nothing was.</summary>
    public string? Lost(Score score)
    {
        var lost = score.Lines.Where(l => l is { State: not LineState.NotApplicable, PointsLost: > 0 }).OrderByDescending(l => l.PointsLost).Take(3)
            .Select(l => $"{lang.Say(l.Line.Name)} {lang.Number(l.PointsLost!.Value)}").ToList();
        return lost.Count == 0 ? null : lang.Say($"Most was lost in: {string.Join(", ", lost)}.", $"扣分最多：{string.Join("，", lost)}。");
    }

    private string Name(Grade grade) => grade.Label is { } label ? lang.Say(label) : grade.Name;

    private string Total(decimal? total) => total is { } value ? lang.Number(value) : "–";
}
