"""The roles told apart: one table, and what each is paid, with the age of the figure."""

from __future__ import annotations

from datetime import date

from screener.content.guide import Guide, RoleProfile, Salary

OLD_AFTER_DAYS = 365
COMPARED = ("devops-engineer-ml", "mlops-engineer", "ml-platform-engineer")
"""The three roles that are most often taken for one another."""
DIMENSIONS = (
    ("focus", "Focus"), ("tools", "Tools"), ("deploys", "Deploys"), ("monitors", "Monitors"),
    ("hire_when", "Hire when"),
)  # fmt: skip


def age_days(figure: str, today: date) -> int:
    """Give how many days ago a figure was published; a year or a month counts from its last day."""
    parts = [int(part) for part in figure.split("-")]
    year, month, day = parts[0], parts[1] if len(parts) > 1 else 12, parts[2] if len(parts) > 2 else 28
    return max(0, (today - date(year, month, min(day, 28))).days)


def is_old(salary: Salary, today: date) -> bool:
    """Tell whether a salary is older than twelve months and should be looked up again."""
    return age_days(salary.date, today) > OLD_AFTER_DAYS


def salaries_of(guide: Guide, role: str) -> tuple[Salary, ...]:
    """Give the salary rows of a role."""
    return tuple(s for s in guide.salaries if s.role == role)


def range_text(salary: Salary) -> str:
    """Say a salary in words: what is known of low, mean and high, with region, source and date."""
    low, mean, high = (f"{x:,.0f}" if x else "" for x in (salary.low, salary.mean, salary.high))
    ends = f"{low} to {high}" if low and high else f"from {low}" if low else f"up to {high}" if high else ""
    amount = ", ".join(filter(None, (ends, f"mean {mean}" if mean else "")))
    level = f", {salary.level}" if salary.level else ""
    about = f"{salary.kind}, {salary.region}{level}; {salary.source}, {salary.date}"
    return f"{amount} {salary.currency} a year ({about})"


def cell(profile: RoleProfile, dimension: str) -> str:
    """Give one cell of the comparison table."""
    found = getattr(profile, dimension)
    return ", ".join(found) if isinstance(found, tuple) else str(found)
