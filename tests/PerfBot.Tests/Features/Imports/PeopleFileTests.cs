using System.Globalization;
using System.Text;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

public sealed class PeopleFileTests
{
    [SamplesFact]
    public async Task Northwinds_employees_import_as_they_are()
    {
        using var file = File.OpenRead(Samples.Real("northwind-employees.csv"));

        var draft = Draft(await TableFile.ReadAsync(file, "northwind-employees.csv"));

        Assert.Empty(draft.Problems);
        Assert.Equal(
            [
                ("1", "Nancy Davolio", "Sales Representative", "2", new DateOnly(1992, 5, 1)),
                ("2", "Andrew Fuller", "Vice President, Sales", null, new DateOnly(1992, 8, 14)),
                ("3", "Janet Leverling", "Sales Representative", "2", new DateOnly(1992, 4, 1)),
                ("4", "Margaret Peacock", "Sales Representative", "2", new DateOnly(1993, 5, 3)),
                ("5", "Steven Buchanan", "Sales Manager", "2", new DateOnly(1993, 10, 17)),
                ("6", "Michael Suyama", "Sales Representative", "5", new DateOnly(1993, 10, 17)),
                ("7", "Robert King", "Sales Representative", "5", new DateOnly(1994, 1, 2)),
                ("8", "Laura Callahan", "Inside Sales Coordinator", "2", new DateOnly(1994, 3, 5)),
                ("9", "Anne Dodsworth", "Sales Representative", "5", new DateOnly(1994, 11, 15)),
            ],
            draft.People.Select(person => (person.Number, person.Name, person.Assignments.Single().Position, person.Assignments.Single().ManagerNumber, person.HiredOn)));
        Assert.All(draft.People, person =>
        {
            Assert.Null(person.Email);
            Assert.Null(person.LeftOn);
            Assert.Null(person.Roles);
            Assert.Null(person.Assignments[0].Department);
            Assert.Equal(100, person.Assignments[0].Share);
        });
        Assert.Contains("TitleOfCourtesy", draft.IgnoredColumns);
        Assert.Equal("ReportsTo", draft.Columns[PeopleColumn.Manager]);
    }

    [Theory]
    [InlineData("EmployeeID,FirstName,LastName,E-mail,Dept,Job Title,Reports To,Hire Date")]
    [InlineData("employee_id,FIRST NAME,last-name,email address,department name,position,manager,start_date")]
    [InlineData("Staff No.,Given Name,Surname,Work Email,Team,Title,Line Manager,Date of Joining")]
    [InlineData("工号,名,姓,邮箱,部门,岗位,直属上级,入职日期")]
    [InlineData("员工编号,名,姓,电子邮箱,所属部门,职位名称,汇报对象,入职时间")]
    [InlineData(" 员工 ID ,名,姓,工作邮箱,部门名称,职务,部门负责人,到岗日期")]
    public void Headers_are_recognised_in_both_languages(string headers)
    {
        var person = Draft(Rows(headers, "7,小明,王,wang@x.com,销售部,客户经理,,2024-03-01")).People.Single();

        Assert.Equal(("7", "王小明", "wang@x.com", new DateOnly(2024, 3, 1)), (person.Number, person.Name, person.Email, person.HiredOn));
        Assert.Equal(("销售部", "客户经理", null), (person.Assignments[0].Department, person.Assignments[0].Position, person.Assignments[0].ManagerNumber));
    }

    [Fact]
    public void Every_column_is_read()
    {
        var draft = Draft(Rows(
            "工号,姓名,邮箱,Entra ID,部门,岗位,直属上级,占比,入职日期,离职日期,角色,语言,时区,血型",
            "1,王芳,fang@x.com,0b7c,人力资源部,HRBP,,100%,2020/1/5,2026年3月31日,人事、审计,英文,China Standard Time,O"));

        var person = draft.People.Single();
        var post = Assert.Single(person.Assignments);
        Assert.Equal(
            new PersonDraft(2, "1", "王芳", "fang@x.com", "0b7c", new(2020, 1, 5), new(2026, 3, 31), GrantedRoles.Hr | GrantedRoles.Auditor, "en-US", "Asia/Shanghai", person.Assignments),
            person);
        Assert.Equal(new AssignmentDraft(2, "HRBP", "人力资源部", null, 100), post);
        Assert.Equal(["血型"], draft.IgnoredColumns);
    }

    [Fact]
    public void Columns_that_are_not_recognised_are_asked_for()
    {
        var needed = Assert.IsType<ColumnsNeeded>(PeopleFile.Read(Rows("Kennung,Wer,Email", "1,Ann,a@x.com"), []));

        Assert.Equal([PeopleColumn.Number, PeopleColumn.Name], needed.Columns);
        Assert.Equal(["Kennung", "Wer"], needed.Candidates);
    }

    [Fact]
    public void A_first_name_alone_is_not_a_name() =>
        Assert.Equal([PeopleColumn.Name], Assert.IsType<ColumnsNeeded>(PeopleFile.Read(Rows("ID,First name", "1,Ann"), [])).Columns);

    [Fact]
    public void A_chosen_column_goes_before_the_recognised_one_and_an_empty_choice_leaves_it_out()
    {
        var chosen = new Dictionary<PeopleColumn, string>
        {
            [PeopleColumn.Number] = "kennung",
            [PeopleColumn.Name] = "Wer",
            [PeopleColumn.Position] = "",
        };

        var draft = Draft(Rows("Kennung,Wer,Name,Title", "1,Ann,unused,Dr."), chosen: chosen);

        Assert.Equal(("1", "Ann", null), (draft.People[0].Number, draft.People[0].Name, draft.People[0].Assignments[0].Position));
        Assert.Equal(["Name", "Title"], draft.IgnoredColumns);
    }

    [Fact]
    public void A_chosen_column_that_is_not_there_is_refused()
    {
        var chosen = new Dictionary<PeopleColumn, string> { [PeopleColumn.Number] = "Nr" };

        var refused = Assert.Throws<RefusedException>(() => PeopleFile.Read(Rows("ID,Name", "1,Ann"), [], chosen));

        Assert.Equal(new ChosenColumnNotFound(PeopleColumn.Number, "Nr"), refused.Refusal);
    }

    [Fact]
    public void Of_two_headers_for_one_thing_the_surer_is_taken()
    {
        var draft = Draft(Rows("ID,Name,Title,Position,Manager,Manager ID", "1,Ann,Ms.,Clerk,,", "2,Bo,Mr.,Clerk,Someone,1"));

        Assert.Equal(("Clerk", "1"), (draft.People[1].Assignments[0].Position, draft.People[1].Assignments[0].ManagerNumber));
        Assert.Equal(["Title", "Manager"], draft.IgnoredColumns);
    }

    [Fact]
    public void Several_rows_of_a_number_are_posts_of_one_person()
    {
        var draft = Draft(Rows(
            "工号,姓名,岗位,部门,直属上级,占比,邮箱",
            "1,李雷,总监,,,,",
            "2,韩梅梅,客户经理,销售部,1,60,",
            "2,韩梅梅,培训师,人力资源部,3,40%,han@x.com",
            "3,吴九,主管,人力资源部,1,,"));

        Assert.Equal(["1", "2", "3"], draft.People.Select(person => person.Number));
        Assert.Equal("han@x.com", draft.People[1].Email);
        Assert.Equal(
            [new(3, "客户经理", "销售部", "1", 60), new(4, "培训师", "人力资源部", "3", 40)],
            draft.People[1].Assignments);
    }

    [Theory]
    [InlineData(1, "100")]
    [InlineData(2, "50,50")]
    [InlineData(3, "33.34,33.33,33.33")]
    [InlineData(7, "14.29,14.29,14.29,14.29,14.28,14.28,14.28")]
    public void Posts_without_shares_share_equally_to_exactly_100(int posts, string shares)
    {
        var draft = Draft(Rows("ID,Name,Position", [.. Enumerable.Range(1, posts).Select(post => $"1,Ann,P{post}")]));

        Assert.Equal(shares.Split(',').Select(share => decimal.Parse(share, CultureInfo.InvariantCulture)), draft.People[0].Assignments.Select(post => post.Share));
        Assert.Equal(100, draft.People[0].Assignments.Sum(post => post.Share));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("NANCY@X.COM")]
    [InlineData("Nancy Davolio")]
    [InlineData("davolio  nancy")]
    [InlineData("Davolio, Nancy")]
    [InlineData("Ｎａｎｃｙ Davolio")]
    public void A_manager_is_found_by_number_address_or_name(string manager)
    {
        var draft = Draft(Rows("ID,First name,Last name,Email,Manager", "1.0,Nancy,Davolio,nancy@x.com,", $"2,Bo,Li,,\"{manager}\""));

        Assert.Equal("1", draft.People[0].Number);
        Assert.Equal("1", draft.People[1].Assignments[0].ManagerNumber);
    }

    [Theory]
    [InlineData("K7")]
    [InlineData("k7")]
    [InlineData("boss@x.com")]
    [InlineData("老板")]
    public void A_manager_may_be_known_from_before(string manager) =>
        Assert.Equal("K7", Draft(Rows("工号,姓名,上级", $"1,甲,{manager}"), [new KnownPerson("K7", "老板", "boss@x.com")]).People[0].Assignments[0].ManagerNumber);

    [Fact]
    public void Who_is_in_the_file_and_known_before_is_one_person_under_the_files_name()
    {
        var known = new[] { new KnownPerson("1", "甲", "jia@x.com") };

        Assert.Equal("1", Draft(Rows("工号,姓名,上级", "1,甲,", "2,乙,甲"), known).People[1].Assignments[0].ManagerNumber);
        Assert.Equal("1", Draft(Rows("工号,姓名,上级", "1,甲,", "2,乙,jia@x.com"), known).People[1].Assignments[0].ManagerNumber);
        Assert.IsType<ManagerNotFound>(Draft(Rows("工号,姓名,上级", "1,新名,", "2,乙,甲"), known).Problems.Single());
    }

    [Theory]
    [InlineData("Nancy", "Davolio", "Nancy Davolio")]
    [InlineData("小明", "王", "王小明")]
    [InlineData("Cher", "", "Cher")]
    [InlineData("", "王", "王")]
    public void First_and_last_names_are_joined_as_their_language_does(string first, string last, string name) =>
        Assert.Equal(name, Draft(Rows("ID,First name,Last name", $"1,{first},{last}")).People[0].Name);

    [Theory]
    [InlineData("无")]
    [InlineData("-")]
    [InlineData("None")]
    [InlineData("nan")]
    [InlineData("　")]
    public void What_people_write_for_nothing_is_nothing(string nothing)
    {
        var person = Draft(Rows("ID,Name,Manager,Email,Hire date,Department", $"1,Ann,{nothing},{nothing},{nothing},{nothing}")).People.Single();

        Assert.Equal((null, null), (person.Email, person.HiredOn));
        Assert.Equal(new AssignmentDraft(2, null, null, null, 100), person.Assignments.Single());
    }

    private static PeopleDraft Draft(Table table, IReadOnlyCollection<KnownPerson>? known = null, IReadOnlyDictionary<PeopleColumn, string>? chosen = null) =>
        Assert.IsType<PeopleDraft>(PeopleFile.Read(table, known ?? [], chosen));

    private static Table Rows(string headers, params string[] rows) =>
        TableFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', [headers, .. rows]))), "people.csv").GetAwaiter().GetResult();
}
