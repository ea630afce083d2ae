# The commit is part of every results file. It is looked up at each build, and written only when it changed.
find_package(Git QUIET)
add_custom_target(convene_commit
  COMMAND ${CMAKE_COMMAND} -DGIT=${GIT_EXECUTABLE} -DSOURCE=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION}
          -DOUTPUT=${PROJECT_BINARY_DIR}/generated/convene_version.hpp -P ${PROJECT_SOURCE_DIR}/engine/cmake/WriteVersion.cmake
  BYPRODUCTS ${PROJECT_BINARY_DIR}/generated/convene_version.hpp)
