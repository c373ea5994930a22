using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Imports;

internal sealed class ImportsTexts(Language lang)
{
    public string Title => lang.Say("Import", "导入");
    public string SendFile => lang.Say("Send me a CSV or Excel file in this chat. I check it first and change nothing before you confirm.", "把CSV或Excel文件发到聊天里。我先检查，您确认前不会改动任何数据。");
    public string People => lang.Say("People", "人员");
    public string Readings => lang.Say("Data", "指标数据");
    public string PeopleHint => lang.Say("number, name, position, department, manager, e-mail – in English or Chinese headers", "工号、姓名、岗位、部门、上级、邮箱，中英文表头均可");
    public string ReadingsHint => lang.Say("exports of your systems, recognised by their columns", "业务系统的导出文件，按列名识别");
    public string WhichColumns => lang.Say("Which column holds what?", "请指定各列的含义");
    public string ChooseColumn => lang.Say("Please choose a column.", "请选择一列。");
    public string WhatIsThis => lang.Say("What is in this file?", "这个文件是什么内容？");
    public string Kind => lang.Say("It holds", "内容");
    public string Choose => lang.Say("Choose", "请选择");
    public string ChooseOne => lang.Say("Please choose one.", "请选择一项。");
    public string Continue => lang.Say("Continue", "继续");
    public string ImportNow => lang.Say("Import", "确认导入");
    public string StartCycle => lang.Say("Start cycle", "发起考核");
    public string MoreFiles => lang.Say("One more file, please", "还需要一个文件");
    public string Refused => lang.Say("I cannot take this file", "无法接收该文件");
    public string CheckAgain => lang.Say("Check again", "重新检查");
    public string NotInFile => lang.Say("Not in this file", "文件中没有");
    public string HowTo => lang.Say("How to import", "如何导入");

    public string KnownMappings(string names) => lang.Say($"Mappings that are ready: {names}.", $"已配置的数据映射：{names}。");

    public string Preview(string what) => lang.Say($"Check before import: {what}", $"导入前检查：{what}");

    public string Done(string what) => lang.Say($"Imported: {what}", $"导入完成：{what}");

    public string Problems(int count) => lang.Say(
        $"{lang.Count(count, "problem", "problems", "")}. Nothing is imported until the file is free of them.",
        $"发现 {count} 个问题，修正前不会导入任何内容。");

    public string MoreProblems(int count) => lang.Say($"And {count} more.", $"另有 {count} 个问题。");

    public string NorTheOthers(string files) => lang.Say($"I did not take the rest of the message either; please send it again: {files}", $"同一条消息中的其他文件也未接收，请重新发送：{files}");

    public string Problem(ImportProblem problem, bool namesFile)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var where = Place(problem);
        return namesFile ? lang.Say($"{problem.File}: {where}", $"{problem.File}：{where}") : where;
    }

    private string Place(ImportProblem problem)
    {
        var what = lang.Say(problem.What);
        return (problem.Row, problem.Column) switch
        {
            ({ } row, { } column) => lang.Say($"Row {row}, {column}: {what}", $"第 {row} 行，{column}：{what}"),
            ({ } row, null) => lang.Say($"Row {row}: {what}", $"第 {row} 行：{what}"),
            _ => what,
        };
    }

    public string Got(string files) => lang.Say($"Received: {files}", $"已收到：{files}");

    public string StillNeeded(string columns) => lang.Say($"Still needed: a file with the columns {columns}", $"还需要包含以下列的文件：{columns}");
}
