using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Imports;

namespace PerfBot.Bot.Commands;

/// <summary>What <c>import</c> prints, in one language. Problems go to <paramref name="error"/>, everything else to <paramref name="output"/>.</summary>
internal sealed class ImportReport(Language lang, TextWriter output, TextWriter error)
{
    private static readonly string[] Locales = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The language of the locale: Chinese for every <c>zh</c>, English for the rest and where none is set.</summary>
    public static Language LanguageOf(Func<string, string?> environment)
    {
        var locale = Locales.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale is null ? Language.English : Language.For(locale);
    }

    public void Usage() => error.WriteLine(lang.Say(
        """
        Usage:
          import people FILE [--hr NUMBER|EMAIL ...] [--column FIELD=HEADER ...] [--dry-run]
          import readings [--mapping NAME] FILE... [--dry-run]
          import leave FILE [--dry-run]
          import calendar FILE
          import programme FILE
          import mapping FILE
        FILE is CSV or .xlsx; programmes, mappings and calendars are JSON. FIELD is number, name, department, position, manager, email, share …
        """,
        """
        用法：
          import people 文件 [--hr 工号|邮箱 ...] [--column 字段=表头 ...] [--dry-run]
          import readings [--mapping 映射名] 文件... [--dry-run]
          import leave 文件 [--dry-run]
          import calendar 文件
          import programme 文件
          import mapping 文件
        人员、数据和请假文件为CSV或.xlsx；考核方案、映射和日历为JSON。字段：number、name、department、position、manager、email、share 等。
        """));

    public void Problem(string file, Problem problem) =>
        error.WriteLine($"{file}:{problem.Row} {problem.Column}: {lang.Say(ProblemTexts.Of(problem))}");

    public void Refused(string file, Refusal refusal) => error.WriteLine($"{file}: {RefusalTexts.Of(refusal, lang)}");

    public void Unreadable(string file) => error.WriteLine(lang.Say($"{file}: cannot be read.", $"{file}：无法读取。"));

    public void NotImported(int problems) => error.WriteLine(lang.Say(
        $"{lang.Count(problems, "problem", "problems", "")}. Nothing was imported.", $"发现 {problems} 个问题，未导入任何内容。"));

    public void ColumnsNeeded(string file, ColumnsNeeded needed)
    {
        foreach (var column in needed.Columns)
        {
            var name = lang.Say(ColumnTexts.Of(column));
            error.WriteLine(lang.Say(
                $"{file}: no column was recognised as the {name}. Say which it is: --column {column}=HEADER",
                $"{file}：未识别出“{name}”列，请指明：--column {column}=表头"));
        }

        var headers = string.Join(", ", needed.Candidates);
        error.WriteLine(lang.Say($"{file}: the columns that are left: {headers}", $"{file}：可选的列：{headers}"));
    }

    public void UnknownHr(string file, string person) => error.WriteLine(lang.Say(
        $"{file}: --hr {person}: nobody in the file has this number or e-mail address.", $"{file}：--hr {person}：文件中没有该工号或邮箱的人员。"));

    public void NoHr() => error.WriteLine(lang.Say(
        "Warning: nobody is HR yet, so that nobody can run reviews. Name somebody: import people FILE --hr NUMBER",
        "警告：还没有HR，无法开展考核。请指定：import people 文件 --hr 工号"));

    public void Figures(IReadOnlyDictionary<string, int> figures, IReadOnlyList<Bilingual> remarks)
    {
        foreach (var (label, count) in ImportFigures.Known(figures))
        {
            output.WriteLine($"{lang.Say(label)}{lang.Say(": ", "：")}{count}");
        }

        foreach (var remark in remarks)
        {
            output.WriteLine(lang.Say(remark));
        }
    }

    public void Done(bool isDryRun) => output.WriteLine(isDryRun
        ? lang.Say("A dry run: nothing was changed.", "仅检查，未做任何更改。")
        : lang.Say("Imported.", "导入完成。"));

    public void Published(string key, int? version) => output.WriteLine(version is { } number
        ? lang.Say($"Published version {number} of the programme {key}.", $"已发布考核方案 {key} 的第 {number} 版。")
        : lang.Say($"The programme {key} is unchanged.", $"考核方案 {key} 没有变化。"));

    public void Saved(CalendarYear year, bool isChange) => output.WriteLine(isChange
        ? lang.Say($"Saved the calendar {year.Calendar} {year.Year:0}.", $"已保存日历 {year.Calendar} {year.Year:0} 年。")
        : lang.Say($"The calendar {year.Calendar} {year.Year:0} is unchanged.", $"日历 {year.Calendar} {year.Year:0} 年没有变化。"));

    public void Saved(string name, bool isChange) => output.WriteLine(isChange
        ? lang.Say($"Saved the mapping {name}.", $"已保存数据映射 {name}。")
        : lang.Say($"The mapping {name} is unchanged.", $"数据映射 {name} 没有变化。"));
}
