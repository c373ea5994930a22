using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Store.Mapping;

namespace PerfBot.Store;

/// <summary>Everything PerfBot keeps. One model for all databases; a database adds only what differs.</summary>
public abstract class ReviewDb : DbContext
{
    // Audit events wait here until the save, when the place in the chain is known.
    private readonly List<AuditEvent> _noted = [];
    private AnsweredTurn? _answered;
    private ReviewTask? _step;
    private List<Func<CancellationToken, Task>>? _also;
    private Shelf? _shelf;

    private protected ReviewDb(DbContextOptions options)
        : base(options) => Database.AutoSavepointsEnabled = false; // a save that fails is rolled back as a whole

    /// <summary>Where this context goes when it is disposed of; null when it ends then.</summary>
    internal Shelf? Shelf
    {
        set => _shelf = value;
    }

    public DbSet<Employee> Employees => Set<Employee>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<Stranger> Strangers => Set<Stranger>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ProgrammeDraft> ProgrammeDrafts => Set<ProgrammeDraft>();

    public DbSet<IndicatorVersion> Indicators => Set<IndicatorVersion>();

    public DbSet<Cycle> Cycles => Set<Cycle>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<ReviewTask> Tasks => Set<ReviewTask>();

    public DbSet<Result> Results => Set<Result>();

    public DbSet<Reading> Readings => Set<Reading>();

    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<AnsweredTurn> AnsweredTurns => Set<AnsweredTurn>();

    public DbSet<Digest> Digests => Set<Digest>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<Download> Downloads => Set<Download>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>Notes a change for the audit log; it is written with the change, or not at all.</summary>
    public void Note(AuditEvent audit) => _noted.Add(audit);

    /// <summary>Keeps the answer of this turn; it is written with the change, or not at all.</summary>
    public void Remember(AnsweredTurn turn) => _answered = turn;

    /// <summary>Keeps what was saved in one step of <paramref name="task"/>, which was read without tracking.</summary>
    public void SaveStep(ReviewTask task) => _step = task;

    /// <summary>Runs a statement over many rows in the transaction of the save, for what need not be read first: rows that others change meanwhile do not stop it.</summary>
    public void Also(Func<CancellationToken, Task> statement) => (_also ??= []).Add(statement);

    /// <summary>Drops everything that was to be saved: a refused use case changes nothing.</summary>
    public void Forget()
    {
        _answered = null;
        _step = null;
        _also = null;
        _noted.Clear();
        ChangeTracker.Clear();
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        if (!TryPutBack())
        {
            base.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return TryPutBack() ? ValueTask.CompletedTask : base.DisposeAsync();
    }

    /// <summary>Grows with every save that changes people, in whatever process.</summary>
    public Task<long> PeopleVersionAsync(CancellationToken ct) => Set<PeopleStamp>().Select(s => s.Version).SingleAsync(ct);

    /// <summary>Saves the change, its audit events and its answer in one transaction: all or nothing.</summary>
    /// <exception cref="DbUpdateException">Somebody else was faster, or this very turn was answered already; nothing is saved.</exception>
    public async Task<Saved> SaveAsync(CancellationToken ct)
    {
        var changed = ChangeTracker.HasChanges(); // compares once; nothing is touched from here on
        if (!changed && _noted.Count == 0 && _answered is null && _step is null && _also is null)
        {
            return default;
        }

        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var saved = changed ? new Saved(ChangesPeople(), ChangeTracker.Entries<OutboxMessage>().Any(m => m.State != EntityState.Unchanged)) : default;

            // One writer at a time inside the process: SQLite would let the others sleep and poll.
            using var turn = await WriteGate.EnterAsync(ct);
            await using var transaction = await Database.BeginTransactionAsync(ct);
            if (saved.People)
            {
                await Set<PeopleStamp>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Version, x => x.Version + 1), ct);
            }

            foreach (var statement in _also ?? [])
            {
                await statement(ct);
            }

            if (changed)
            {
                await SaveChangesAsync(ct);
            }

            await AppendAsync(transaction.GetDbTransaction(), ct);
            await transaction.CommitAsync(CancellationToken.None); // whoever is told that time ran out may rely on nothing being saved
            return saved;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Whether what is to be saved changes who works here, who reports to whom, or who may do what.</summary>
    /// <remarks>
    /// What a first contact leaves (the welcome, the client's time zone) does not count: otherwise each of a thousand
    /// people who say hello would make everybody be read anew.
    /// </remarks>
    private bool ChangesPeople() => ChangeTracker.Entries().Any(e => (e.State, e.Entity) switch
    {
        (EntityState.Modified, Employee) => e.Properties.Any(p => p.IsModified && p.Metadata.Name is not (nameof(Employee.WelcomedAt) or nameof(Employee.TimeZone))),
        (EntityState.Added or EntityState.Modified or EntityState.Deleted, Employee or Assignment or Department or RoleGrant) => true,
        _ => false,
    });

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<EmployeeId>().HaveConversion<EmployeeIdConverter>();
        configurationBuilder.Properties<DepartmentId>().HaveConversion<DepartmentIdConverter>();
        configurationBuilder.Properties<AssignmentId>().HaveConversion<AssignmentIdConverter>();
        configurationBuilder.Properties<ProgrammeId>().HaveConversion<ProgrammeIdConverter>();
        configurationBuilder.Properties<CycleId>().HaveConversion<CycleIdConverter>();
        configurationBuilder.Properties<ReviewId>().HaveConversion<ReviewIdConverter>();
        configurationBuilder.Properties<TaskId>().HaveConversion<TaskIdConverter>();
        configurationBuilder.Properties<ResultId>().HaveConversion<ResultIdConverter>();
        configurationBuilder.Properties<Points>().HaveConversion<PointsConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReviewDb).Assembly);

    private bool TryPutBack()
    {
        Forget(); // it serves the next turn
        return Interlocked.Exchange(ref _shelf, null)?.TryPut(this) == true;
    }

    private async Task AppendAsync(DbTransaction transaction, CancellationToken ct)
    {
        var statements = TurnStatements.Of(this);
        try
        {
            if (_answered is not null)
            {
                await statements.AnswerAsync(_answered, transaction, ct);
            }

            if (_step is not null)
            {
                await statements.StepAsync(_step, transaction, ct);
            }

            if (_noted.Count > 0)
            {
                await statements.AuditAsync(_noted, transaction, ct);
            }
        }
        catch (DbException e)
        {
            throw new DbUpdateException("The turn was answered already, or somebody else wrote in between.", e);
        }

        _noted.Clear();
        (_answered, _step, _also) = (null, null, null);
    }
}

/// <summary>What a save touched that others keep in memory or wait for.</summary>
/// <param name="People">Who works here, who reports to whom, or who may do what.</param>
/// <param name="Outbox">Messages to send.</param>
public readonly record struct Saved(bool People, bool Outbox);
