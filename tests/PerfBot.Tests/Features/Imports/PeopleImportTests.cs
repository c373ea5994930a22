using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.People;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

/// <summary>What a people file does to the store.</summary>
public sealed class PeopleImportTests : IAsyncLifetime
{
    private const string Company = """
        工号,姓名,岗位,部门,上级,邮箱,角色
        1,老板,总经理,,,boss@x.example,
        2,林雅琴,人事经理,人事部,1,hr@x.example,HR
        3,王小明,销售,销售部,1,,
        4,李雷,销售,销售部,王小明,,
        4,李雷,讲师,人事部,2,,
        """;

    private TestDb _test = null!;

    public async Task InitializeAsync() => _test = await TestDb.CreateAsync();

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task A_company_is_there_as_its_file_says()
    {
        var plan = await _test.ImportPeopleAsync(Company);

        Assert.Equal((4, 0, 0, 0), (plan.New, plan.Changed, plan.Unchanged, plan.Untouched));
        Assert.Equal(["人事部", "销售部"], plan.NewDepartments);
        var chart = await _test.ChartAsync();
        var li = chart.People.Single(p => p.Number == "4");
        Assert.Equal([("销售", 50m, "王小明"), ("讲师", 50m, "林雅琴")], li.Posts.Select(p => (p.Position, p.Share, chart.NameOf(p.Manager!.Value))));
        Assert.Equal(Roles.Employee | Roles.Manager | Roles.Hr, chart.People.Single(p => p.Number == "2").Roles);
        Assert.Null(chart.People.Single(p => p.Number == "1").Manager);
    }

    [Fact]
    public async Task Each_new_or_changed_person_and_the_import_itself_stand_in_the_audit_log()
    {
        await _test.ImportPeopleAsync(Company);
        await _test.ImportPeopleAsync(Company.Replace("3,王小明,销售,销售部,1", "3,王小明,销售,销售部,2", StringComparison.Ordinal));

        Assert.Equal(4, (await _test.AuditAsync("employee.created")).Count);
        var change = Assert.Single(await _test.AuditAsync("employee.changed"));
        Assert.Equal("""{"file":"people.csv","before":{"posts":"销售 | 销售部 | 1 | 100%"},"after":{"posts":"销售 | 销售部 | 2 | 100%"}}""", change.Detail);
        var imports = await _test.AuditAsync("people.imported");
        Assert.Equal("""{"file":"people.csv","rows":5,"new":0,"changed":1,"unchanged":3,"newDepartments":[]}""", imports[^1].Detail);
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing()
    {
        await _test.ImportPeopleAsync(Company);
        var before = await PostIdsAsync();

        var plan = await _test.ImportPeopleAsync(Company);

        Assert.Equal((0, 0, 4), (plan.New, plan.Changed, plan.Unchanged));
        Assert.Equal(before, await PostIdsAsync());
    }

    [Fact]
    public async Task A_post_keeps_its_id_when_department_or_manager_change_and_is_given_up_when_the_file_drops_it()
    {
        await _test.ImportPeopleAsync(Company);
        var before = (await _test.ChartAsync()).People.Single(p => p.Number == "4").Posts;

        await _test.ImportPeopleAsync("工号,姓名,岗位,部门,上级\n4,李雷,销售,客户部,2\n");

        var after = Assert.Single((await _test.ChartAsync()).People.Single(p => p.Number == "4").Posts);
        Assert.Equal((before[0].Id, 100m), (after.Id, after.Share));
        Assert.Equal("客户部", (await _test.ChartAsync()).Departments[after.Department!.Value]);
    }

    [Fact]
    public async Task What_a_file_has_no_column_for_stays_as_it_is()
    {
        await _test.ImportPeopleAsync(Company);
        var before = await PostIdsAsync();

        var plan = await _test.ImportPeopleAsync("工号,姓名,邮箱\n4,李雷,Li.Lei@x.example\n2,林雅琴,\n");

        Assert.Equal((1, 1, 2), (plan.Changed, plan.Unchanged, plan.Untouched));
        var chart = await _test.ChartAsync();
        var li = chart.People.Single(p => p.Number == "4");
        Assert.Equal(("li.lei@x.example", 2), (li.Email, li.Posts.Count));
        Assert.Equal("hr@x.example", chart.People.Single(p => p.Number == "2").Email);
        Assert.True(chart.People.Single(p => p.Number == "2").Is(Roles.Hr));
        Assert.Equal(before, await PostIdsAsync());
    }

    [Fact]
    public async Task A_person_without_a_position_gets_a_post_without_a_name()
    {
        await _test.ImportPeopleAsync("id,name,reports to\n1,Ann Lee,\n2,Bo Li,Ann Lee\n");

        var bo = (await _test.ChartAsync()).People.Single(p => p.Number == "2");
        Assert.Equal(("", 100m), (bo.Posts.Single().Position, bo.Posts.Single().Share));
        Assert.Null(bo.Position);
        Assert.NotNull(bo.Manager);
    }

    [Fact]
    public async Task Who_comes_back_after_the_last_day_works_here_again()
    {
        await _test.ImportPeopleAsync("id,name,hire date,last day\n1,Ann,2020-01-01,2021-01-01\n");
        Assert.Empty((await _test.ChartAsync()).People);

        await _test.ImportPeopleAsync("id,name,hire date,last day\n1,Ann,2022-01-01,\n");

        Assert.Single((await _test.ChartAsync()).People);
    }

    [Fact]
    public async Task An_account_that_wrote_before_is_met_and_an_account_that_changes_is_not_written_to_any_more()
    {
        await _test.InAsync((db, _) =>
        {
            db.Strangers.Add(Stranger.Met("aad-1", "Ann", "conv-1", "user-1", "bot", "https://service.example/", "tenant", "en-US", DateTimeOffset.UnixEpoch));
            return Task.CompletedTask;
        });

        await _test.ImportPeopleAsync("id,name,teams id\n1,Ann,aad-1\n");
        Assert.Equal("conv-1", (await _test.ReadAsync(db => db.Conversations.SingleAsync())).ConversationId);
        Assert.Empty(await _test.ReadAsync(db => db.Strangers.ToListAsync()));

        await _test.ImportPeopleAsync("id,name,teams id\n1,Ann,aad-2\n");
        Assert.Empty(await _test.ReadAsync(db => db.Conversations.ToListAsync()));
    }

    [Fact]
    public async Task An_account_of_somebody_else_is_a_problem_and_nothing_is_imported()
    {
        await _test.ImportPeopleAsync("id,name,teams id\n1,Ann,aad-1\n");

        var plan = await _test.ImportPeopleAsync("id,name,teams id\n2,Bo,AAD-1\n3,Cy,aad-3\n");

        Assert.Equal([new DuplicateChannelUser(2, "teams id", "AAD-1", "1", null)], plan.Problems);
        Assert.Single((await _test.ChartAsync()).People);
    }

    [Fact]
    public async Task Hr_grants_hr_but_no_administrator_and_keeps_its_own_role()
    {
        await _test.ImportPeopleAsync(Company);
        var hr = await _test.CallerAsync("2");

        Assert.Equal([new RoleNotYours(2, "角色", Roles.Admin)], (await _test.ImportPeopleAsync("工号,姓名,角色\n3,王小明,管理员\n", hr)).Problems);
        Assert.Equal([new OwnRoleTaken(2, "角色")], (await _test.ImportPeopleAsync("工号,姓名,角色\n2,林雅琴,员工\n", hr)).Problems);
        Assert.Empty((await _test.ImportPeopleAsync("工号,姓名,角色\n3,王小明,HR\n", hr)).Problems);
        Assert.True((await _test.ChartAsync()).People.Single(p => p.Number == "3").Is(Roles.Hr));
    }

    [Fact]
    public async Task Hr_of_a_department_imports_only_people_of_it_and_grants_nothing()
    {
        await _test.ImportPeopleAsync(Company);
        await LimitAsync("2", "销售部");
        var hr = await _test.CallerAsync("2");

        var outside = await _test.ImportPeopleAsync("工号,姓名,岗位,部门\n9,新人,销售,销售部\n1,大老板,总经理,\n3,王小明,销售,新部门\n4,李雷,销售,销售部\n", hr);
        Assert.Equal(
            [new OutsideDepartments(3, "部门", "1", null), new OutsideDepartments(4, "部门", "3", "新部门"), new OutsideDepartments(5, "部门", "4", "人事部")],
            outside.Problems);
        Assert.Equal([new RoleNotYours(2, "角色", Roles.Hr)], (await _test.ImportPeopleAsync("工号,姓名,部门,角色\n9,新人,销售部,HR\n", hr)).Problems);

        Assert.Empty((await _test.ImportPeopleAsync("工号,姓名,岗位,部门,上级\n9,新人,销售,销售部,王小明\n", hr)).Problems);
        Assert.Equal(5, (await _test.ChartAsync()).Count);
    }

    [Fact]
    public async Task The_account_of_a_person_with_a_role_cannot_be_taken_over_by_hr()
    {
        await _test.ImportPeopleAsync("工号,姓名,角色,Teams账号\n1,甲,HR,aad-1\n2,乙,HR,aad-2\n");
        var hr = await _test.CallerAsync("1");

        var plan = await _test.ImportPeopleAsync("工号,姓名,Teams账号\n2,乙,aad-3\n", hr);

        Assert.Equal([new AccountProtected(2, "Teams账号", "2")], plan.Problems);
        Assert.Empty((await _test.ImportPeopleAsync("工号,姓名,Teams账号\n2,乙,aad-3\n")).Problems);
    }

    private async Task<List<Guid>> PostIdsAsync() =>
        [.. (await _test.ReadAsync(db => db.Assignments.AsNoTracking().ToListAsync())).Select(a => a.Id.Value).Order()];

    private Task LimitAsync(string number, string department) => _test.InAsync(async (db, _) =>
    {
        var person = await db.Employees.SingleAsync(e => e.Number == number);
        db.RoleGrants.RemoveRange(await db.RoleGrants.Where(g => g.Employee == person.Id).ToListAsync());
        db.RoleGrants.Add(RoleGrant.To(person.Id, Roles.Hr, (await db.Departments.SingleAsync(d => d.Name == department)).Id));
    });
}
