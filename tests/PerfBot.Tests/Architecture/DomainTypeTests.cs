using System.Reflection;
using System.Runtime.CompilerServices;
using PerfBot.Domain.Kernel;

namespace PerfBot.Tests.Architecture;

/// <summary>The domain keeps its rules by its types: nothing sets a field past a guard, and no time lacks its zone.</summary>
public sealed class DomainTypeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> Domain => typeof(Refusal).Assembly.GetTypes().Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    [Fact]
    public void No_property_of_the_domain_can_be_set_from_outside() => Rule.Holds(Domain.SelectMany(Settable));

    [Fact]
    public void A_public_setter_is_found() => Assert.Equal(["Planted.Name"], Settable(typeof(Planted)));

    [Fact]
    public void What_is_stored_is_made_by_a_method_that_guards_it() => Rule.Holds(Stored().SelectMany(Constructible));

    [Fact]
    public void A_public_constructor_of_what_is_stored_is_found() => Assert.NotEmpty(Constructible(typeof(Planted)));

    [Fact]
    public void No_time_in_the_domain_lacks_its_zone() => Rule.Holds(Domain.SelectMany(WithDateTime));

    [Fact]
    public void A_time_without_a_zone_is_found() => Assert.NotEmpty(WithDateTime(typeof(Planted)));

    private static IEnumerable<string> Settable(Type type) =>
        from property in type.GetProperties(Declared)
        where property.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.Name}.{property.Name}";

    private static IEnumerable<string> Constructible(Type type) =>
        type.GetConstructors().Length > 0 ? [type.Name] : [];

    private static IEnumerable<string> WithDateTime(Type type) =>
        from member in type.GetMembers(Declared)
        let types = member switch
        {
            PropertyInfo p => [p.PropertyType],
            FieldInfo f => [f.FieldType],
            MethodInfo m => [m.ReturnType, .. m.GetParameters().Select(p => p.ParameterType)],
            _ => Array.Empty<Type>(),
        }
        where types.Any(t => (Nullable.GetUnderlyingType(t) ?? t) == typeof(DateTime))
        select $"{type.Name}.{member.Name}";

    private static IEnumerable<Type> Stored()
    {
        using var db = StoreModel.Open();
        return [.. db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => t.Assembly == typeof(Refusal).Assembly)];
    }

    private sealed class Planted
    {
        public string Name { get; set; } = "";

        public DateTime? At { get; init; }
    }
}
