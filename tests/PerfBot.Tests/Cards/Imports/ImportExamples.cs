using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Imports;

internal sealed class ImportExamples : IExamples
{
    private const string File = "人员花名册_2026年10月（HR终版-2）.xlsx";

    private static readonly Bilingual People = new("People", "人员");

    private static readonly IReadOnlyList<(Bilingual, int)> Counts =
        [(new("New people", "新增人员"), 1250), (new("Changed", "变更"), 3), (new("Unchanged", "无变化"), 0), (new("New departments", "新增部门"), 12)];

    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("import-help", new ImportHelpCard([new("Northwind orders", "Northwind 订单"), new("ServiceNow incidents", "ServiceNow 事件单")])),
        ("import-preview", new ImportPreviewCard
        {
            What = People,
            Files = [File],
            Counts = Counts,
            Problems = [],
            Remarks = [new("3 people have no manager.", "3 人没有上级。")],
            Confirm = new ConfirmImport($"{Sample.Id(80)}", "people"),
        }),
        ("import-preview-with-problems", new ImportPreviewCard
        {
            What = People,
            Files = [File, "部门.csv"],
            Counts = [],
            Problems =
            [
                new(File, null, null, new("The sheet has no header.", "表格没有表头。")),
                .. Enumerable.Range(2, 39).Select(row => new ImportProblem(File, row, row % 3 == 0 ? null : "上级工号", new("There is no employee with the number E9*9.", "没有工号为 E9*9 的员工。"))),
            ],
        }),
        ("import-columns", new ColumnsCard(
            Sample.Id(80),
            File,
            [("number", new("Employee number", "工号")), ("name", new("Name", "姓名"))],
            [.. Enumerable.Range(1, 40).Select(i => i == 1 ? "人员编码（系统自动生成，请勿修改）" : $"列{i}")])),
        ("import-what-is-this", new WhatIsThisCard($"{Sample.Id(80)},{Sample.Id(81)}", [File, "orders.csv"], [("people", People), ("readings:northwind-orders", new("Northwind orders", "Northwind 订单"))])),
        ("import-more-files", new MoreFilesCard(new("Northwind orders", "Northwind 订单"), ["orders.csv"], ["order_id, product_id, unit_price, quantity, discount"])),
        ("import-done", new ImportDoneCard(People, Counts)),
        ("import-file-refused", new FileRefusedCard("花名册.pdf", new("I read CSV and Excel (.xlsx) files.", "我只能读取CSV和Excel（.xlsx）文件。"))),
    ];
}
