using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.People;

/// <summary>There is no such employee, or not in this HR person's scope.</summary>
public sealed record EmployeeNotFound : Refusal;

/// <summary>The unknown account was linked or dismissed meanwhile.</summary>
public sealed record StrangerGone : Refusal;

/// <summary>PerfBot does not speak this language.</summary>
public sealed record LanguageUnknown(string Came) : Refusal;

/// <summary>This person may not do this.</summary>
public sealed record NotAllowed(string Action) : Refusal;
