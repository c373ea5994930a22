using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Store.Mapping;
using PerfBot.Store.Queries;

namespace PerfBot.Store;

/// <summary>Everything PerfBot keeps. One model for all databases; a database adds only what differs.</summary>
public abstract class ReviewDb : DbContext
{
    private static readonly Task<Saved> Nothing = Task.FromResult<Saved>(default);

    private readonly List<Func<CancellationToken, Task>> _also = [];
    private readonly Decisions _decisions = new();
    private TurnRecord _record = new();
    private Shelf? _shelf;

    private protected ReviewDb(DbContextOptions options)
        : base(options) => Database.AutoSavepointsEnabled = false; // a save that fails is rolled back as a whole

    /// <summary>Where this context goes when it is disposed of; null when it ends then.</summary>
    internal Shelf? Shelf
    {
        set => _shelf = value;
    }

    /// <summary>Tasks that need not be read; null for a context that serves no turns.</summary>
    internal KnownTasks? Known => _shelf?.Known;

    /// <summary>What this database does in its own way.</summary>
    internal abstract Dialect Dialect { get; }

    /// <summary>The collation that compares text by code point, as SQLite does by itself; null there.</summary>
    private protected virtual string? TextCollation => null;

    public DbSet<Employee> Employees => Set<Employee>();

    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Assignment> Assignments => Set<Assignment>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<Stranger> Strangers => Set<Stranger>();

    public DbSet<Programme> Programmes => Set<Programme>();

    public DbSet<ProgrammeDraft> ProgrammeDrafts => Set<ProgrammeDraft>();

    public DbSet<IndicatorVersion> Indicators => Set<IndicatorVersion>();

    public DbSet<Cycle> Cycles => Set<Cycle>();

    public DbSet<CycleChange> CycleChanges => Set<CycleChange>();

    public DbSet<CycleSeries> CycleSeries => Set<CycleSeries>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<ReviewTask> Tasks => Set<ReviewTask>();

    public DbSet<Result> Results => Set<Result>();

    public DbSet<Reading> Readings => Set<Reading>();

    public DbSet<SavedMapping> SavedMappings => Set<SavedMapping>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<AnsweredTurn> AnsweredTurns => Set<AnsweredTurn>();

    public DbSet<Digest> Digests => Set<Digest>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<NoticeReceipt> NoticeReceipts => Set<NoticeReceipt>();
    public DbSet<Snooze> Snoozes => Set<Snooze>();

    public DbSet<SavedCalendarYear> CalendarYears => Set<SavedCalendarYear>();

    public DbSet<Leave> Leave => Set<Leave>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<Download> Downloads => Set<Download>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>Whether the same work, begun anew, may well succeed: somebody else was faster, or the connection to a server broke.</summary>
    public static bool MayPass(Exception e) => e is DbUpdateException or DbException { IsTransient: true } or InvalidOperationException { InnerException: DbException { IsTransient: true } };

    /// <summary>Notes a change for the audit log; it is written with the change, or not at all.</summary>
    public void Note(AuditEvent audit) => _record.Note(audit);

    /// <summary>Runs a statement over many rows with the change, after everything that is tracked: it counts with the change, or not at all.</summary>
    public void Also(Func<CancellationToken, Task> statement) => _also.Add(statement);

    /// <summary>
    /// Decides something within the save, when nobody else decides about the same thing: what others saved before is seen by then. For what hangs on
    /// the rows of many ("was this the last one?"): read earlier, each of two who are last at once would still see the other.
    /// </summary>
    /// <param name="about">What it is about: whoever names the same waits.</param>
    /// <param name="decide">Reads, changes, notes. It does not see what this save is about to change.</param>
    public void DecideAtSave(string about, Func<CancellationToken, Task> decide) => _decisions.Add(about, decide);

    /// <summary>Keeps the answer of this turn; it is written with the change, or not at all.</summary>
    public void Remember(AnsweredTurn turn) => _record.Answered = turn;

    /// <summary>Keeps what was saved in one step of a task that is not tracked, if the task is as it was before, and so are the review and the cycle that it belongs to.</summary>
    public void SaveStep(TaskRow step) => _record.Step = step;

    /// <summary>Drops everything that was to be saved: a refused use case changes nothing.</summary>
    public void Forget()
    {
        _record.Clear();
        _also.Clear();
        _decisions.Clear();
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
    public Task<long> PeopleVersionAsync(CancellationToken ct) => Set<StoreStamp>().Select(s => s.People).SingleAsync(ct);

    /// <summary>Whether what <paramref name="build"/> brings along was the last to be published.</summary>
    public Task<bool> IsFilledByAsync(string build, CancellationToken ct) => Set<StoreStamp>().AnyAsync(s => s.Build == build, ct);

    /// <summary>Notes that what <paramref name="build"/> brings along is published; it counts with the change.</summary>
    public void NoteFilledBy(string build) => Also(ct => Set<StoreStamp>().ExecuteUpdateAsync(s => s.SetProperty(x => x.Build, build), ct));

    /// <summary>Saves the change, its audit events and its answer in one transaction: all or nothing.</summary>
    /// <exception cref="DbUpdateException">Somebody else was faster, or this very turn was answered already; nothing is saved.</exception>
    public async Task<Saved> SaveAsync(CancellationToken ct) => await await HandInAsync(ct);

    /// <summary>As <see cref="SaveAsync"/>, in two steps: what is left to wait for after the first needs this context no more, which may serve somebody else meanwhile.</summary>
    /// <exception cref="DbUpdateException">From either step, as from <see cref="SaveAsync"/>.</exception>
    public async ValueTask<Task<Saved>> HandInAsync(CancellationToken ct)
    {
        var changed = ChangeTracker.HasChanges() || _also.Count > 0 || _decisions.Any; // compares once; nothing is touched from here on
        if (!changed && !_record.Any)
        {
            return Nothing;
        }

        if (!changed && _shelf is { Writer: not null } shelf)
        {
            return shelf.WriteAsync(Interlocked.Exchange(ref _record, new()), ct);
        }

        try
        {
            var saved = await SaveChangedAsync(ct);
            if (_record.Step is { } step)
            {
                Known?.Keep(step);
            }

            _record.Clear();
            return Task.FromResult(saved);
        }
        catch when (_record.Step is { } step)
        {
            Known?.Forget(step.Task.Id);
            throw;
        }
    }

    /// <summary>Goes the way of a save and takes it back: what a first save makes ready is ready then.</summary>
    public async Task RehearseSaveAsync(CancellationToken ct)
    {
        using var turn = await Dialect.EnterAsync(ct);
        await using var transaction = await Database.BeginTransactionAsync(ct);
        await SaveChangesAsync(ct);
        await _record.WriteAsync(TurnStatements.Of(this), transaction.GetDbTransaction(), ct);
        Forget();
    }

    private async Task<Saved> SaveChangedAsync(CancellationToken ct)
    {
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var saved = Touched();
            using var turn = await Dialect.EnterAsync(ct);
            await using var transaction = await Database.BeginTransactionAsync(ct);
            if (_decisions.Any)
            {
                await _decisions.RunAsync(this, ct);
                saved = Touched();
            }

            if (saved.People)
            {
                await Set<StoreStamp>().ExecuteUpdateAsync(s => s.SetProperty(x => x.People, x => x.People + 1), ct);
            }

            await SaveChangesAsync(ct);
            foreach (var statement in _also)
            {
                await statement(ct);
            }

            _also.Clear();
            await _record.WriteAsync(TurnStatements.Of(this), transaction.GetDbTransaction(), ct);
            await transaction.CommitAsync(CancellationToken.None); // whoever is told that time ran out may rely on nothing being saved
            return saved;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private Saved Touched() => new(StoreStamp.ArePeopleTouchedBy(ChangeTracker), _also.Count > 0 || ChangeTracker.Entries<OutboxMessage>().Any(m => m.State != EntityState.Unchanged));

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
        configurationBuilder.Properties<NoticeId>().HaveConversion<NoticeIdConverter>();
        configurationBuilder.Properties<Points>().HaveConversion<PointsConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ReviewDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            // Nothing disappears because something else does; and SQL Server takes no table that two paths of deletes lead to.
            foreach (var key in entity.GetForeignKeys())
            {
                key.DeleteBehavior = DeleteBehavior.Restrict;
            }

            foreach (var property in entity.GetProperties().Where(p => TextCollation is not null && IsText(p)))
            {
                property.SetCollation(TextCollation);
            }
        }
    }

    private static bool IsText(IMutableProperty property) =>
        (property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType) == typeof(string);

    private bool TryPutBack()
    {
        Forget(); // it serves the next turn
        return Interlocked.Exchange(ref _shelf, null)?.TryPut(this) == true;
    }
}
