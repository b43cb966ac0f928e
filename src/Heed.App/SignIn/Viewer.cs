using System.Security.Claims;

namespace Heed.App.SignIn;

/// <summary>Who looks at a page.</summary>
public static class Viewer
{
    extension(ClaimsPrincipal user)
    {
        /// <summary>E-mail of the signed-in person: how acts name them.</summary>
        public string Email => user.FindFirstValue(ClaimTypes.Email) ?? throw new InvalidOperationException("Nobody is signed in.");

        /// <summary>Role of the signed-in person; null: nobody is.</summary>
        public Role? Role => Enum.TryParse(user.FindFirstValue(ClaimTypes.Role), out Role role) ? role : null;
    }
}
