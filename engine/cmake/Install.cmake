# `cmake --install` and what `find_package(convene)` finds: the program, every room as `convene::<room>`, all of them
# as `convene::convene`, and the public headers, included as "engine/...".
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

get_property(rooms GLOBAL PROPERTY CONVENE_ROOMS)
add_library(convene_all INTERFACE)
add_library(convene::convene ALIAS convene_all)
set_target_properties(convene_all PROPERTIES EXPORT_NAME convene)
target_link_libraries(convene_all INTERFACE ${rooms})

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/convene)
install(TARGETS convene_all ${rooms} EXPORT convene ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS convene_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/engine DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/convene
        FILES_MATCHING PATTERN "*.hpp" PATTERN apps EXCLUDE PATTERN cmake EXCLUDE)
install(EXPORT convene NAMESPACE convene:: FILE conveneTargets.cmake DESTINATION ${package})

# Who uses an installed room must find what it is linked to: `fmt::fmt` is in the package fmt, and so on; a package that
# is called otherwise, or asked for parts, says so here.
set(package_of_hdf5 HDF5 COMPONENTS C HL)
set(package_of_OpenSSL OpenSSL COMPONENTS Crypto)
foreach(room IN LISTS rooms)
  get_target_property(libraries ${room} LINK_LIBRARIES)
  foreach(library IN LISTS libraries)
    if(library MATCHES "^([A-Za-z0-9_]+)::")
      set(name ${CMAKE_MATCH_1})
      if(NOT DEFINED package_of_${name})
        set(package_of_${name} ${name})
      endif()
      list(JOIN package_of_${name} " " words)
      list(APPEND dependencies "find_dependency(${words})\n")
    endif()
  endforeach()
endforeach()
list(REMOVE_DUPLICATES dependencies)
list(JOIN dependencies "" CONVENE_DEPENDENCIES)

configure_package_config_file(${PROJECT_SOURCE_DIR}/engine/cmake/conveneConfig.cmake.in
                              ${PROJECT_BINARY_DIR}/generated/conveneConfig.cmake INSTALL_DESTINATION ${package})
# Before 1.0 a new minor version may change any interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/generated/conveneConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/generated/conveneConfig.cmake ${PROJECT_BINARY_DIR}/generated/conveneConfigVersion.cmake
        DESTINATION ${package})
