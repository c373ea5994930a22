using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;

namespace PerfBot.Store.Mapping;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.HasKey(n => n.Id);
        notice.Property(n => n.Id).ValueGeneratedNever();
        notice.Property(n => n.By);
        notice.Property(n => n.CreatedAt);
        notice.Property(n => n.Content).HasConversion(new StoredAsJson<NoticeContent>(), new SameObjectComparer<NoticeContent>());
        notice.Property(n => n.Audience).HasConversion(new StoredAsJson<NoticeAudience>(), new SameObjectComparer<NoticeAudience>());
        notice.Property(n => n.SpreadTo).HasMaxLength(Employee.NumberMaxLength);
        notice.Property(n => n.Version).IsConcurrencyToken();
        notice.HasIndex(n => n.State);
        notice.HasOne<Employee>().WithMany().HasForeignKey(n => n.By);
    }
}

internal sealed class NoticeReceiptMapping : IEntityTypeConfiguration<NoticeReceipt>
{
    public void Configure(EntityTypeBuilder<NoticeReceipt> receipt)
    {
        receipt.ToTable("NoticeReceipts");
        receipt.HasKey(r => new { r.Notice, r.Reader });
        receipt.HasOne<Notice>().WithMany().HasForeignKey(r => r.Notice);
    }
}
