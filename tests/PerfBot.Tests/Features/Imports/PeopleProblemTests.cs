using System.Text;
using PerfBot.Features.Imports;

namespace PerfBot.Tests.Features.Imports;

/// <summary>Each kind of problem, with the row and column that it is told at; and nothing is imported then.</summary>
public sealed class PeopleProblemTests
{
    private static readonly KnownPerson[] Known =
    [
        new("K1", "老王", "wang@x.com"),
        new("K2", "Sam Lee", "sam@x.com", ManagerNumber: "1"),
    ];

    public static TheoryData<string[], Problem[]> Files => new()
    {
        { ["ID,Name", ",Ann", "2,"], [new MissingValue(2, "ID", PeopleColumn.Number), new MissingValue(3, "Name", PeopleColumn.Name)] },
        { ["ID,First name,Last name,Email", "1,,,a@x.com"], [new MissingValue(2, "Last name", PeopleColumn.Name)] },
        { ["ID,Name,Position,Share", "1,Ann,A,60", "1,Ann,B,"], [new MissingValue(3, "Share", PeopleColumn.Share)] },
        { ["工号,姓名", "1,王芳", "2,李雷", "1,韩梅梅"], [new DuplicateNumber(4, "工号", "1", 2, "王芳", "韩梅梅")] },
        { ["ID,Name,Position", "1,Ann,Clerk", "1,Ann,Cook", "1,Ann,clerk"], [new DuplicateAssignment(4, "ID", "1", 2)] },
        { ["ID,Name", "1,Ann", "1,Ann"], [new DuplicateAssignment(3, "ID", "1", 2)] },
        {
            ["ID,Name,Position,Hire date,Time zone", "1,Ann,A,2024-01-01,", "1,Ann,B,2024-01-02,Asia/Tokyo"],
            [new ContradictoryValue(3, "Hire date", PeopleColumn.HiredOn, 2, "2024-01-01", "2024-01-02")]
        },
        { ["ID,Name,Mail", "1,Ann,a@x.com", "2,Bo,A@X.com"], [new DuplicateEmail(3, "Mail", "A@X.com", "1", 2)] },
        { ["ID,Name,Mail", "1,Ann,wang@x.com"], [new DuplicateEmail(2, "Mail", "wang@x.com", "K1", null)] },
        { ["ID,Name,Mail", "K1,老王,sam@x.com", "K2,Sam Lee,wang@x.com"], [] }, // they swap
        { ["ID,Name,Teams ID", "1,Ann,abc", "2,Bo,abc"], [new DuplicateChannelUser(3, "Teams ID", "abc", "1", 2)] },
        { ["工号,姓名,直属上级", "1,甲,99", "2,乙,nobody@x.com"], [new ManagerNotFound(2, "直属上级", "99"), new ManagerNotFound(3, "直属上级", "nobody@x.com")] },
        { ["ID,Name,Reports to", "1,Ann,2", "2,Bo,3", "3,Cy,1", "4,Di,1"], [new ReportingLoop(2, "Reports to", ["1", "2", "3"])] },
        { ["ID,Name,Reports to", "9,Top,", "5,Ann,7", "7,Bo,5", "6,Cy,5"], [new ReportingLoop(3, "Reports to", ["5", "7"])] },
        { ["ID,Name,Reports to", "1,Ann,Ann"], [new ReportingLoop(2, "Reports to", ["1"])] },
        { ["ID,Name,Reports to", "1,Ann,Sam Lee"], [new ReportingLoop(2, "Reports to", ["1", "K2"])] },
        { ["ID,Name,Position,Reports to", "1,Ann,A,", "1,Ann,B,2", "2,Bo,A,1"], [] }, // the second post of one, the main post of the other
        {
            ["ID,Name,Hire date,Leave date", "1,Ann,01/02/2024,2024-02-30", "2,Bo,45292,soon", "3,Cy,1024-01-01,2024-01-01T08:00:00Z"],
            [
                new BadDate(2, "Hire date", "01/02/2024"), new BadDate(2, "Leave date", "2024-02-30"),
                new BadDate(3, "Hire date", "45292"), new BadDate(3, "Leave date", "soon"), new BadDate(4, "Hire date", "1024-01-01"),
            ]
        },
        { ["ID,Name,Hire date,Leave date", "1,Ann,2024-01-02,2024-01-01"], [new LeftBeforeHired(2, "Leave date", new(2024, 1, 2), new(2024, 1, 1))] },
        {
            ["ID,Name,Position,Hire date,Leave date", "1,Ann,A,2024-01-02,", "1,Ann,B,,2023-01-01"],
            [new LeftBeforeHired(3, "Leave date", new(2024, 1, 2), new(2023, 1, 1))]
        },
        {
            ["ID,Name,Share", "1,A,0", "2,B,101", "3,C,33.333", "4,D,half", "5,E,-5"],
            [
                new BadShare(2, "Share", "0"), new BadShare(3, "Share", "101"), new BadShare(4, "Share", "33.333"),
                new BadShare(5, "Share", "half"), new BadShare(6, "Share", "-5"),
            ]
        },
        { ["ID,Name,Position,Share", "2,Bo,A,100", "1,Ann,A,60", "1,Ann,B,30.5"], [new SharesNot100(3, "Share", "1", 90.5m)] },
        { ["ID,Name,Share", "1,Ann,50"], [new SharesNot100(2, "Share", "1", 50)] },
        { ["ID,Name,Email", "1,A,a.x.com", "2,B,a@@x.com", "3,C,a b@x.com", "4,D,Di <d@x.com>"], [
            new BadEmail(2, "Email", "a.x.com"), new BadEmail(3, "Email", "a@@x.com"), new BadEmail(4, "Email", "a b@x.com"), new BadEmail(5, "Email", "Di <d@x.com>"),
        ] },
        { ["ID,Name", $"1,{new string('x', 120)}", $"2,{new string('x', 121)}"], [new TooLong(3, "Name", 120, 121)] },
        { ["ID,Name,Department,Position", $"1,A,{new string('x', 81)},{new string('x', 121)}"], [new TooLong(2, "Department", 80, 81), new TooLong(2, "Position", 120, 121)] },
        { ["ID,Name,角色", "1,Ann,hr;king"], [new UnknownRole(2, "角色", "king")] },
        { ["ID,Name,Language", "1,Ann,zh_CN", "2,Bo,fr"], [new UnknownLanguage(3, "Language", "fr")] },
        { ["ID,Name,时区", "1,Ann,Asia/Shanghai", "2,Bo,Mars/Base"], [new UnknownTimeZone(3, "时区", "Mars/Base")] },
        { ["ID,Name,标签", "1,Ann,a、b", $"2,Bo,{new string('x', 41)}"], [new TagsWrong(3, "标签", new string('x', 41), 20, 40)] },
        { ["ID,Name,Manager", "1,#N/A,#REF!", "#VALUE!,Bo,"], [
            new CellError(2, "Name", "#N/A"), new CellError(2, "Manager", "#REF!"), new CellError(3, "ID", "#VALUE!"),
        ] },
        { ["ID,Name,Position", .. Enumerable.Range(1, 101).Select(post => $"1,Ann,P{post}")], [new TooManyAssignments(102, "ID", "1", 100)] },
    };

    [Theory, MemberData(nameof(Files))]
    public void A_problem_is_told_with_its_row_and_column(string[] file, Problem[] expected)
    {
        var draft = Read(file);

        Assert.Equal(expected.Select(Text), draft.Problems.Select(Text));
        Assert.Equal(expected.Length == 0, draft.People.Count > 0); // all or nothing
    }

    [Fact]
    public void A_name_that_two_people_have_names_nobody()
    {
        var draft = Read(["工号,姓名,上级", "1,张伟,", "2,张伟,", "3,李雷,张伟"]);

        var problem = Assert.IsType<ManagerAmbiguous>(Assert.Single(draft.Problems));
        Assert.Equal((4, "上级", "张伟"), (problem.Row, problem.Column, problem.Text));
        Assert.Equal(["1", "2"], problem.Numbers);
    }

    [Fact]
    public void An_exact_name_goes_before_a_reversed_one() =>
        Assert.Equal("2", Read(["ID,Name,Manager", "1,James Thomas,", "2,Thomas James,", "3,Ann,Thomas James"]).People[2].Assignments[0].ManagerNumber);

    [Fact]
    public void Every_problem_of_a_file_is_listed_in_the_order_of_its_rows()
    {
        var draft = Read([
            "ID,Name,Email,Hire date,Manager",
            "1,Ann,bad,2024-01-01,3",
            "2,,bo@x.com,never,1",
            "3,Cy,cy@x.com,,1",
            "4,Di,CY@x.com,,nobody"]);

        Assert.Equal(
            [typeof(BadEmail), typeof(ReportingLoop), typeof(MissingValue), typeof(BadDate), typeof(DuplicateEmail), typeof(ManagerNotFound)],
            draft.Problems.Select(problem => problem.GetType()));
        Assert.Equal([2, 2, 3, 3, 5, 5], draft.Problems.Select(problem => problem.Row));
    }

    [Fact]
    public void No_kind_of_problem_is_left_without_a_case()
    {
        var ofReadings = new[] { typeof(BadNumber), typeof(DateNotInFormat), typeof(MissingKey), typeof(NoPartner), typeof(DividedByZero), typeof(NumberTooLarge) };
        var ofTheStore = new[] { typeof(OutsideDepartments), typeof(RoleNotYours), typeof(OwnRoleTaken), typeof(AccountProtected), typeof(UnknownEmployee), typeof(UnknownCalendar) };
        var ofLeave = new[] { typeof(LeaveSpanWrong), typeof(LeaveOfNobody) }; // in LeaveTests
        var kinds = typeof(MissingValue).Assembly.GetTypes().Where(type => type.BaseType == typeof(Problem)).Except(ofReadings).Except(ofTheStore).Except(ofLeave);
        var seen = Files.Concat(ReadingsSheetTests.Wrong).SelectMany(file => (Problem[])file[1]).Select(problem => problem.GetType()).Append(typeof(ManagerAmbiguous));

        Assert.Empty(kinds.Except(seen).Select(kind => kind.Name));
    }

    [Fact]
    public void A_large_file_of_the_worst_sort_is_read_in_linear_time()
    {
        // One chain of 30,000 people, each under the next, closed to a ring: a walk per person would take nearly half a billion steps.
        const int People = 30_000;
        var draft = Read(["ID,Name,Manager", .. Enumerable.Range(0, People).Select(n => $"{n},P,{(n + 1) % People}")]);

        Assert.Equal(People, Assert.IsType<ReportingLoop>(Assert.Single(draft.Problems)).Loop.Count);
    }

    private static PeopleDraft Read(string[] file) => Assert.IsType<PeopleDraft>(PeopleFile.Read(
        TableFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', file))), "people.csv").GetAwaiter().GetResult(), Known));

    /// <summary>With the numbers of a loop, which a record leaves out of its text and compares by reference.</summary>
    private static string Text(Problem problem) => problem is ReportingLoop loop ? $"{loop.Row} {loop.Column} {string.Join(">", loop.Loop)}" : problem.ToString();
}
