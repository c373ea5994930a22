using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Programmes;

/// <summary>Top Chen; Zhao leads support under Chen, Li and Gu are under Zhao, Lin, Qian and Sun report to Li; Wu is HR.</summary>
public sealed class ActorLineTests
{
    private static readonly DepartmentId Support = DepartmentId.New();

    private readonly List<Employee> _employees = [];
    private readonly List<Assignment> _posts = [];
    private readonly List<RoleGrant> _grants = [];

    public ActorLineTests()
    {
        Add("chen", null, null);
        Add("wu", null, "chen");
        Add("zhao", Support, "chen");
        Add("li", Support, "zhao");
        Add("gu", Support, "zhao");
        Add("lin", Support, "li");
        Add("qian", Support, "li");
        Add("sun", Support, "li");
        _grants.Add(RoleGrant.To(Id("wu"), Roles.Hr));
    }

    [Theory]
    [InlineData(Actor.Subject, "lin", "lin", null)]
    [InlineData(Actor.Manager, "lin", "li", null)]
    [InlineData(Actor.SecondManager, "lin", "zhao", null)]
    [InlineData(Actor.DepartmentHead, "lin", "zhao", null)]
    [InlineData(Actor.Hr, "lin", "wu", null)]
    [InlineData(Actor.Hr, "wu", "chen", LineStep.Top)]
    [InlineData(Actor.Manager, "chen", "wu", LineStep.Hr)]
    [InlineData(Actor.SecondManager, "zhao", "wu", LineStep.Hr)] // Zhao heads the department, and that is no second look
    [InlineData(Actor.DepartmentHead, "wu", "chen", LineStep.Top)]
    public void The_duty_stays_where_it_can_and_falls_where_it_must(Actor actor, string subject, string acts, LineStep? fellTo)
    {
        var acting = Of(new() { Kind = StageKind.Interview, Actor = actor }, subject);

        Assert.Equal([acts], acting.People.Select(p => p.Number));
        Assert.Equal(fellTo, acting.FellTo);
    }

    [Fact]
    public void A_manager_who_has_left_is_followed_by_the_head_of_the_department()
    {
        _employees.Single(e => e.Number == "li").Describe("li", null, null, null, null, leftOn: new DateOnly(2026, 1, 1));

        var acting = Of(new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager }, "lin");

        Assert.Equal("zhao", Assert.Single(acting.People).Number);
        Assert.Equal(LineStep.DepartmentHead, acting.FellTo);
    }

    [Fact]
    public void A_second_look_is_never_the_first_ones()
    {
        var stage = new Stage { Kind = StageKind.SecondReview, Actor = Actor.SecondManager };

        Assert.Equal("wu", Assert.Single(ActorLine.Of(stage, Chart().Find(Id("lin"))!, Chart(), improper: Id("zhao")).People).Number);
    }

    [Fact]
    public void People_who_are_named_act_unless_they_are_the_subject_and_then_HR_does()
    {
        var committee = new Stage { Kind = StageKind.Calibration, Actor = Actor.Committee, People = ["zhao", "li", "nobody"] };
        var named = new Stage { Kind = StageKind.FollowUp, Actor = Actor.Named, People = ["lin"] };

        Assert.Equal(["zhao", "li"], Of(committee, "lin").People.Select(p => p.Number));
        Assert.Equal(["zhao"], Of(committee, "li").People.Select(p => p.Number));
        Assert.Equal("lin", Assert.Single(Of(named, "qian").People).Number);
        Assert.Equal(("wu", LineStep.Hr), (Of(named, "lin").People[0].Number, Of(named, "lin").FellTo!.Value));
    }

    [Fact]
    public void Raters_are_found_by_the_reporting_line_and_nobody_stands_in_for_them()
    {
        var peers = new Stage { Kind = StageKind.RaterFeedback, Actor = Actor.Raters, Groups = [RaterGroup.Peer, RaterGroup.DirectReport] };

        Assert.Equal(["qian", "sun"], Of(peers, "lin").People.Select(p => p.Number).Order());
        Assert.Equal(["gu", "lin", "qian", "sun"], Of(peers, "li").People.Select(p => p.Number).Order());
        Assert.DoesNotContain("chen", Of(peers, "chen").People.Select(p => p.Number));
        Assert.Empty(Of(peers with { Groups = [RaterGroup.ExternalCustomer] }, "lin").People);
    }

    [Fact]
    public void A_company_of_one_has_nobody_who_scores()
    {
        _employees.RemoveAll(e => e.Number != "chen");

        Assert.Empty(Of(new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager }, "chen").People);
    }

    private Acting Of(Stage stage, string subject) => ActorLine.Of(stage, Chart().Find(Id(subject))!, Chart());

    private OrgChart Chart() => new(_employees, _posts, [Department.Found(Support, "技术支持部")], _grants, new DateOnly(2026, 10, 1), new CompanyCalendars([], ""), []);

    private EmployeeId Id(string number) => _employees.Single(e => e.Number == number).Id;

    private void Add(string number, DepartmentId? department, string? manager)
    {
        var employee = Employee.Hire(EmployeeId.New(), number, number);
        _employees.Add(employee);
        _posts.Add(Assignment.Give(AssignmentId.New(), employee.Id, "专员", 100, department, manager is null ? null : Id(manager), 0));
    }
}
