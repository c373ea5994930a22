using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Audit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;

namespace PerfBot.Store.Mapping;

internal sealed class ConversationMapping : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> conversation)
    {
        conversation.ToTable("Conversations");
        conversation.HasKey(c => c.Employee);
        conversation.Property(c => c.Employee).ValueGeneratedNever();
        conversation.Property(c => c.ConversationId).HasMaxLength(Conversation.ChannelIdMaxLength);
        conversation.Property(c => c.UserId).HasMaxLength(Conversation.ChannelIdMaxLength);
        conversation.Property(c => c.BotId).HasMaxLength(Conversation.ChannelIdMaxLength);
        conversation.Property(c => c.ServiceUrl).HasMaxLength(Conversation.ServiceUrlMaxLength);
        conversation.Property(c => c.TenantId).HasMaxLength(64);
        conversation.Property(c => c.Locale).HasMaxLength(16);
        conversation.Property(c => c.Trouble).HasMaxLength(OutboxMessage.ErrorMaxLength);
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.HasKey(m => m.Id);
        message.Property(m => m.Id).ValueGeneratedOnAdd();
        message.Property(m => m.Recipient);
        message.Property(m => m.Verb).HasMaxLength(OutboxMessage.VerbMaxLength);
        message.Property(m => m.Payload).HasMaxLength(2000);
        message.Property(m => m.Key).HasMaxLength(OutboxMessage.KeyMaxLength);
        message.Property(m => m.Kind);
        message.Property(m => m.Priority);
        message.Ignore(m => m.IsUpdate);
        message.Ignore(m => m.MayRepeat);
        message.Property(m => m.Holder).HasMaxLength(OutboxMessage.HolderMaxLength);
        message.Property(m => m.ConversationId).HasMaxLength(Conversation.ChannelIdMaxLength);
        message.Property(m => m.ActivityId).HasMaxLength(Conversation.ChannelIdMaxLength);
        message.Property(m => m.LastError).HasMaxLength(OutboxMessage.ErrorMaxLength);

        // What is next is found in the order of the index; what is not due yet is passed over without reading its row.
        message.HasIndex(m => new { m.State, m.Priority, m.Id, m.NotBefore, m.LeaseUntil });
        message.HasIndex(m => new { m.Recipient, m.State });
        message.HasIndex(m => new { m.Notice, m.Recipient }).IsUnique(); // nobody stands twice in a ledger
        message.HasIndex(m => new { m.Recipient, m.Key });
    }
}

internal sealed class AnsweredTurnMapping : IEntityTypeConfiguration<AnsweredTurn>
{
    public void Configure(EntityTypeBuilder<AnsweredTurn> turn)
    {
        turn.ToTable("AnsweredTurns");
        turn.HasKey(t => new { t.Click, t.Key }); // a delivery that is repeated is the same click too, and every turn pays for each index
        turn.Property(t => t.Key).HasMaxLength(32).ValueGeneratedNever();
        turn.Property(t => t.Click).HasMaxLength(32).ValueGeneratedNever();
        turn.Property(t => t.Answer);
        turn.Property(t => t.At);
        turn.Property(t => t.IsSent);

        // No index on the time: one clean-up a day can do without.
    }
}

internal sealed class DigestMapping : IEntityTypeConfiguration<Digest>
{
    public void Configure(EntityTypeBuilder<Digest> digest)
    {
        digest.ToTable("Digests");
        digest.HasKey(d => new { d.Employee, d.Day });
    }
}

internal sealed class UploadMapping : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> upload)
    {
        upload.ToTable("Uploads");
        upload.HasKey(u => u.Id);
        upload.Property(u => u.Id).ValueGeneratedNever();
        upload.Property(u => u.By);
        upload.Property(u => u.Name).HasMaxLength(Upload.NameMaxLength);
        upload.Property(u => u.Content);
        upload.Property(u => u.At);
        upload.HasOne<Employee>().WithMany().HasForeignKey(u => u.By);
    }
}

internal sealed class DownloadMapping : IEntityTypeConfiguration<Download>
{
    public void Configure(EntityTypeBuilder<Download> download)
    {
        download.ToTable("Downloads");
        download.HasKey(d => d.Id);
        download.Property(d => d.Id).HasMaxLength(32).ValueGeneratedNever();
        download.Property(d => d.By);
        download.Property(d => d.Name).HasMaxLength(Download.NameMaxLength);
        download.Property(d => d.Content);
        download.Property(d => d.At);
        download.HasOne<Employee>().WithMany().HasForeignKey(d => d.By);
    }
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> audit)
    {
        audit.ToTable("AuditEvents");
        audit.HasKey(e => e.Sequence);
        audit.Property(e => e.Sequence).ValueGeneratedNever();
        audit.Property(e => e.At);
        audit.Property(e => e.Actor);
        audit.Property(e => e.Action).HasMaxLength(AuditEvent.ActionMaxLength);
        audit.Property(e => e.Subject).HasMaxLength(AuditEvent.SubjectMaxLength);
        audit.Property(e => e.Detail);
        audit.Property(e => e.Hash).HasMaxLength(32);
        audit.Property(e => e.PreviousHash).HasMaxLength(32);
    }
}
